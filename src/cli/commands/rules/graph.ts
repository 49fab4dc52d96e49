// `meldplicht rules graph <pack>`: how facts lead to duties, as a picture and in words.
import { heardIn } from '../../../compile/rules.ts'
import { graphOf } from '../../../report/pack/graph.ts'
import { graphMermaid } from '../../../report/pack/mermaid.ts'
import { graphSvg, graphText } from '../../../report/pack/svg.ts'
import { defineCommand } from '../../command.ts'
import { Trouble } from '../../context.ts'
import { packNamed } from '../../input/packChoice.ts'
import { documentMakers, targetsOf, write } from '../../write/write.ts'

/** Most boxes and arrows: the layout takes time and memory that grow far faster than they do. `ap` has some 150. */
const MOST_DRAWN = 500

export const rulesGraph = defineCommand({
  name: 'rules graph',
  about: (words) => words.commands.ruleCommands.graph,
  args: { '<pack>': 'packShown' },
  flags: ['format', 'output'],
  formats: ['text', 'markdown', 'html', 'mermaid', 'svg'],
  run: async (context, given) => {
    const { words } = context
    const targets = targetsOf(context, given)
    const graph = graphOf(heardIn(await packNamed(context, given.args[0]!)), words)
    await write(context, targets, {
      ...documentMakers(context, graph.title, () => [
        { kind: 'title', text: graph.title },
        { kind: 'list', items: graphText(graph, words) },
      ]),
      mermaid: () => graphMermaid(graph),
      svg: () => {
        const nodes = graph.nodes.length + graph.edges.length
        if (nodes > MOST_DRAWN) throw new Trouble([{ code: 'too-large-to-draw', nodes, limit: MOST_DRAWN }])
        return graphSvg(graph, words, { name: 'graph', isAlone: true })
      },
    })
    return 0
  },
})
