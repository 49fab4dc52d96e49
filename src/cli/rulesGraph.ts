// `meldplicht rules graph <pack>`: how facts lead to duties, as a picture and in words.
import { heardIn } from '../compile/rules.ts'
import { graphOf } from '../report/graph/graph.ts'
import { graphMermaid } from '../report/graph/mermaid.ts'
import { graphSvg, graphText } from '../report/graph/svg.ts'
import { type CommandFunction, Trouble } from './context.ts'
import { writeDocument } from './documentOutput.ts'
import { COMMON_FLAGS, lookAt, namesOf, OUTPUT_FLAGS } from './flags.ts'
import { packNamed } from './packChoice.ts'
import { addFlags, newCommand, parse } from './program.ts'

const FLAGS = [...COMMON_FLAGS, ...OUTPUT_FLAGS.filter(({ name }) => name !== 'json')]

/** Most boxes and arrows: the layout takes time and memory that grow far faster than they do. `ap` has some 150. */
const MOST_DRAWN = 500

export const rulesGraphCommand: CommandFunction = async (context, argv) => {
  const { io, words } = context
  const command = newCommand('meldplicht rules graph', io, words)
    .description(words.commands.ruleCommands.graph)
    .argument('<pack>', words.commands.argument.packShown)
    .allowExcessArguments(false)
  const { args, options } = parse(addFlags(command, FLAGS, words, lookAt(argv)), argv, namesOf(FLAGS))
  const graph = graphOf(heardIn(await packNamed(context, args[0]!)), words)
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
        svg: () => {
          const nodes = graph.nodes.length + graph.edges.length
          if (nodes > MOST_DRAWN) throw new Trouble([{ code: 'too-large-to-draw', nodes, limit: MOST_DRAWN }])
          return graphSvg(graph, words, { name: 'graph', isAlone: true })
        },
      },
    },
    options,
  )
  return 0
}
