// src/ → the types of the library, without those of any package: who installs it has none.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'

const ENTRIES = ['index', 'browser']
/** Its types are inferred by zod, so they are written from the schema that is made of them. */
const REPORT = 'record/reportSchema'

/** Writes the declarations that the entries need. */
export function writeTypes(home, folder) {
  const made = declarationsOf(home, folder)
  const schema = JSON.parse(readFileSync(join(home, 'rules', 'report.schema.json'), 'utf8'))
  made.set(REPORT, `export type Report = ${typeOf(schema)};\n`)
  const needed = [...ENTRIES]
  for (const name of needed) {
    const text = made.get(name)
    const outside = /(?:from |import\()['"]([^.'"][^'"]*)/.exec(text)
    if (outside !== null) throw new Error(`the types of ${name} need those of ${outside[1]}`)
    for (const [, target] of text.matchAll(RELATIVE)) {
      const other = join(dirname(name), target)
      if (!needed.includes(other)) needed.push(other)
    }
  }
  for (const name of needed) {
    const path = join(folder, `${name}.d.ts`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(
      path,
      made.get(name).replaceAll(RELATIVE, (text) => text.replace(/\.ts$/, '.js')),
    )
  }
}

const RELATIVE = /(?<=(?:from |import\()['"])(\.[^'"]+)\.ts(?=['"])/g

/** By name without its ending, what TypeScript declares of a file. */
function declarationsOf(home, folder) {
  const rootDir = join(home, 'src')
  const { config } = ts.readConfigFile(join(home, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, home)
  const files = ENTRIES.map((name) => join(rootDir, `${name}.ts`))
  // Types are checked by `npm run lint`.
  const wanted = { noEmit: false, declaration: true, emitDeclarationOnly: true, noCheck: true }
  const program = ts.createProgram(files, { ...options, ...wanted, rootDir, outDir: folder })
  const made = new Map()
  program.emit(undefined, (path, text) => {
    made.set(
      relative(folder, path)
        .replaceAll('\\', '/')
        .replace(/\.d\.ts$/, ''),
      text,
    )
  })
  return made
}

const PLAIN = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' }

/** A JSON schema as a type of plain data that nobody changes. */
function typeOf({ const: only, enum: some, anyOf, oneOf = anyOf, type, items, ...schema }) {
  if (only !== undefined) return JSON.stringify(only)
  if (some !== undefined) return some.map((one) => JSON.stringify(one)).join(' | ')
  if (oneOf !== undefined) return oneOf.map(typeOf).join(' | ')
  if (Array.isArray(type)) return type.map((one) => typeOf({ type: one })).join(' | ')
  if (type === 'array') return `readonly (${typeOf(items)})[]`
  if (type !== 'object') return PLAIN[type] ?? unknownType(type)
  const { properties, propertyNames, required = [], additionalProperties } = schema
  if (properties === undefined) {
    const isPartial = propertyNames.enum !== undefined && required.length === 0
    const record = `Readonly<Record<${typeOf(propertyNames)}, ${typeOf(additionalProperties)}>>`
    return isPartial ? `Partial<${record}>` : record
  }
  const lines = Object.entries(properties).map(([name, one]) => {
    const comment = one.description === undefined ? '' : `/** ${one.description} */ `
    const isSure = required.includes(name)
    return `${comment}readonly ${JSON.stringify(name)}${isSure ? '' : '?'}: ${typeOf(one)}${isSure ? '' : ' | undefined'};`
  })
  return `{\n${lines.join('\n')}\n}`
}

function unknownType(type) {
  throw new Error(`rules/report.schema.json has a type that is not known here: ${type}`)
}
