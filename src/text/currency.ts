/** Signs of currencies: a class of a pattern. With capitals before them they are those of one country: "US$", "R$". */
export const currencySign = '[$€£¥₹₽₺₪₩₫₦₴₱₵₸฿]';

/** Codes of currencies in wide use (ISO 4217), as alternatives of a pattern. */
export const currencyCode =
  'USD|EUR|GBP|JPY|CNY|RMB|CHF|CAD|AUD|NZD|HKD|TWD|SGD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|RSD|UAH|RUB|TRY|ILS|SAR|AED|EGP|JOD|QAR|KWD|BHD|OMR|MAD|DZD|TND|LBP|IQD|SYP|YER|SDG|LYD|INR|PKR|BDT|LKR|NPR|THB|VND|IDR|MYR|PHP|KRW|BRL|ARS|CLP|COP|MXN|PEN|UYU|ZAR|NGN|KES|GHS|ETB|TZS|UGX|RWF|XAF|XOF';

/** What people write before an amount in place of a sign: rupees, francs, rupiah, shillings, ringgit and taka. */
export const currencyAbbreviation = 'Rs\\.?|S?Fr\\.|Rp\\.?|[KTU][Ss]h\\.?|RM|Tk\\.?';
