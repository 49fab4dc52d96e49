// `meldplicht rules graph <pack>`: how facts lead to duties, as a picture and in words.
import { graphOf } from '../report/graph/graph.ts'
import { graphMermaid } from '../report/graph/mermaid.ts'
import { graphSvg, graphText } from '../report/graph/svg.ts'
import type { CommandFunction } from './context.ts'
import { writeDocument } from './documentOutput.ts'
import { COMMON_FLAGS, lookAt, namesOf, OUTPUT_FLAGS } from './flags.ts'
import { packNamed } from './packChoice.ts'
import { addFlags, newCommand, parse } from './program.ts'

const FLAGS = [...COMMON_FLAGS, ...OUTPUT_FLAGS.filter(({ name }) => name !== 'json')]

export const rulesGraphCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht rules graph', io, words)
    .description(words.commands.ruleCommands.graph)
    .argument('<pack>', words.commands.argument.packShown)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const graph = graphOf(await packNamed(context, args[0]!), words)
  await writeDocument(
    context,
    {
      title: graph.title,
      document: [
        { kind: 'title', text: graph.title },
        { kind: 'list', items: graphText(graph, words) },
      ],
      others: {
        mermaid: () => graphMermaid(graph),
        mmd: () => graphMermaid(graph),
        svg: () => graphSvg(graph, words),
      },
    },
    options,
  )
  return 0
}
