/** What stands between the entries of a list in other programs and languages, in the place of a comma: for a class of characters. */
export const marksForComma = ';；，、،؛';
