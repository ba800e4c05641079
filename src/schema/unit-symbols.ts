/** Symbols that all languages write, by what they measure. Those of one quantity never say the same of the same number. */
export const quantities = {
  mass: ['ng', 'µg', 'mg', 'g', 'kg', 't', 'kt', 'Mt', 'Gt'],
  volume: ['µl', 'ml', 'cl', 'dl', 'l', 'hl'],
  length: ['nm', 'µm', 'mm', 'cm', 'm', 'km'],
  area: ['cm²', 'm²', 'ha', 'km²'],
  power: ['W', 'kW', 'MW', 'GW', 'TW'],
  energy: ['Wh', 'kWh', 'MWh', 'GWh', 'TWh'],
  temperature: ['°C', '°F'],
  speed: ['km/h', 'm/s', 'mph'],
} as const;

export type UnitSymbol = (typeof quantities)[keyof typeof quantities][number];

export const unitSymbols: readonly UnitSymbol[] = Object.values(quantities).flat();
