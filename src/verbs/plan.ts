import { RISKS } from '../model/change.ts'
import type { Verb } from './verb.ts'

/** `motif plan`: what render would add, change and remove, and why. Writes nothing. */
export const plan: Verb = {
  word: 'plan',
  usage: '[--against REF, REF... or DIR]',
  summary: 'what render would change, with risks and causes',
  options: {
    against: {
      type: 'string',
      value: 'REF',
      help: 'a git ref, REF... for where HEAD left it, or a folder that begins with . or / (the output folder)',
    },
    'fail-on': { type: 'string', value: 'RISK,...', help: `exit 3 where a change has one of ${RISKS.join(', ')}` },
    'exit-code': { type: 'boolean', help: 'exit 3 where there are changes' },
    limit: { type: 'string', value: 'SECONDS', help: 'how long one composite may take (10)' },
  },
  runsCode: () => true,
  run: async (invocation) => (await import('./plan-package.ts')).planPackage(invocation),
}
