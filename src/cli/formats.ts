// Every format that any command makes.

/** Every format there is, with the endings of file names that stand for it. */
export const ENDINGS = {
  text: ['.txt', '.text'],
  json: ['.json'],
  markdown: ['.md'],
  html: ['.html'],
  ics: ['.ics'],
  csv: ['.csv'],
  ndjson: ['.ndjson', '.jsonl'],
  svg: ['.svg'],
  mermaid: ['.mermaid', '.mmd'],
  sql: ['.sql'],
  github: [],
  sarif: ['.sarif'],
  junit: ['.xml'],
} as const satisfies Record<string, readonly string[]>
export type FormatName = keyof typeof ENDINGS
