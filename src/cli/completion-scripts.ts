export const shells = ['bash', 'zsh', 'fish'] as const;

/**
 * What each shell sources. All ask `policy-brief complete` for lines of a value, a tab and a description; a line `:files`
 * or `:folders` leaves the rest to the shell. What was typed is handed on as it is, and never evaluated.
 */
export const completionScripts: Readonly<Record<(typeof shells)[number], string>> = {
  // bash divides words at ":" and "=", and replaces what is behind the last of them only; behind a quotation mark that is
  // open it replaces all. Version 3 has no compopt.
  bash: `# Completion of policy-brief for bash.
_policy_brief() {
  local line=\${COMP_LINE:0:COMP_POINT} words=() current='' divided='' value description
  local at sign quote='' begun=''
  for ((at = 0; at < \${#line}; at++)); do
    sign=\${line:at:1}
    if [[ $sign == '\\' && $quote != "'" ]]; then
      ((at++))
      current+=\${line:at:1} begun=1
    elif [[ -n $quote && $sign == "$quote" ]]; then quote=''
    elif [[ -z $quote && $sign == ['"'"'"] ]]; then quote=$sign divided=$current begun=1
    elif [[ -z $quote && $sign == [[:space:]] ]]; then
      [[ -n $begun ]] && words+=("$current")
      current='' begun=''
    else current+=$sign begun=1
    fi
  done
  words+=("$current")
  [[ -z $quote ]] && divided=\${current%"\${current##*[:=]}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r value description; do
    case $value in
      :files) compopt -o filenames 2>/dev/null
        while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "\${current#"$divided"}") ;;
      :folders) compopt -o filenames 2>/dev/null
        while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -d -- "\${current#"$divided"}") ;;
      *) COMPREPLY+=("\${value#"$divided"}") ;;
    esac
  done < <(policy-brief complete -- "\${words[@]:1}" 2>/dev/null)
}
complete -F _policy_brief policy-brief
`,
  zsh: `#compdef policy-brief
# Completion of policy-brief for zsh.
_policy_brief() {
  local line
  local -a lines candidates
  lines=("\${(@f)$(policy-brief complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    case $line in
      :files) _files ;;
      :folders) _files -/ ;;
      *$'\\t'*) candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}") ;;
      *) candidates+=("\${line//:/\\\\:}") ;;
    esac
  done
  (( $#candidates )) && _describe -V policy-brief candidates
}
if [[ $funcstack[1] == _policy-brief ]]; then _policy_brief; else compdef _policy_brief policy-brief; fi
`,
  fish: `# Completion of policy-brief for fish.
function __policy_brief_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  test (count $current) -eq 0; and set current ''
  policy-brief complete -- $words[2..-1] $current 2>/dev/null | while read -l line
    switch $line
      case ':files'
        __fish_complete_path $current
      case ':folders'
        __fish_complete_directories $current ''
      case '*'
        echo $line
    end
  end
end
complete -c policy-brief -f -a '(__policy_brief_complete)'
`,
};
