import { GLOBAL_OPTIONS } from './command-line.ts'
import { VERBS } from './index.ts'
import { UsageError, type Verb } from './verb.ts'

/** `motif completion bash|zsh|fish`: a script that completes words and options, made from the table of verbs. */
export const completion: Verb = {
  word: 'completion',
  usage: 'bash|zsh|fish',
  summary: 'a script that completes motif in your shell',
  options: {},
  async run({ positionals }) {
    const shell = SHELLS.get(positionals[0] ?? '')
    if (shell === undefined || positionals.length > 1) {
      throw new UsageError(
        'completion takes one shell: bash, zsh or fish.',
        'For bash: source <(motif completion bash)',
      )
    }
    const words = await Promise.all(
      VERBS.map(async (row) => ({ word: row.word, summary: row.summary, options: await optionsOf(row) })),
    )
    const output = shell(words)
    return { report: 'CompletionReport', exitCode: 0, summary: {}, diagnostics: [], details: {}, lines: [], output }
  },
}

interface Word {
  readonly word: string
  readonly summary: string
  readonly options: readonly string[]
}

const SHELLS: ReadonlyMap<string, (words: readonly Word[]) => string> = new Map([
  ['bash', bashScript],
  ['zsh', zshScript],
  ['fish', fishScript],
])

async function optionsOf(row: (typeof VERBS)[number]): Promise<string[]> {
  const { options } = await row.load()
  return Object.keys({ ...options, ...GLOBAL_OPTIONS }).map((name) => `--${name}`)
}

/** Words of two parts are completed one after the other; files are completed where no word or option fits. */
function bashScript(words: readonly Word[]): string {
  const cases = words.map(({ word, options }) => `    ${JSON.stringify(word)}) options="${options.join(' ')}" ;;\n`)
  const seconds = [...secondWords(words)].map(([first, rest]) => `    ${first}) words="${rest.join(' ')}" ;;\n`)
  return `# bash completion of motif: source <(motif completion bash)
_motif() {
  local current="\${COMP_WORDS[COMP_CWORD]}" first="\${COMP_WORDS[1]}" words="" options="" said
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${firstWords(words).join(' ')}"
  elif [ "$COMP_CWORD" -eq 2 ]; then
    case "$first" in
${seconds.join('')}    esac
  fi
  for said in "$first \${COMP_WORDS[2]}" "$first"; do
    [ -n "$options" ] && break
    case "$said" in
${cases.join('')}    esac
  done
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o default -F _motif motif
`
}

/** zsh runs the script of bash through its own bridge. */
function zshScript(words: readonly Word[]): string {
  return `#compdef motif
# zsh completion of motif: source <(motif completion zsh)
autoload -U +X bashcompinit && bashcompinit
${bashScript(words).split('\n').slice(1).join('\n')}`
}

function fishScript(words: readonly Word[]): string {
  const lines = ['# fish completion of motif: motif completion fish | source']
  for (const { word, summary, options } of words) {
    const [first = '', second] = word.split(' ')
    const seen = second === undefined ? first : `${first}; and __fish_seen_subcommand_from ${second}`
    const place = second === undefined ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${first}`
    if (second !== undefined) lines.push(`complete -c motif -n __fish_use_subcommand -a ${first}`)
    lines.push(`complete -c motif -n ${quoted(place)} -a ${second ?? first} -d ${quoted(summary)}`)
    for (const option of options) {
      lines.push(`complete -c motif -n ${quoted(`__fish_seen_subcommand_from ${seen}`)} -l ${option.slice(2)}`)
    }
  }
  return [...new Set(lines)].join('\n') + '\n'
}

function firstWords(words: readonly Word[]): string[] {
  return [...new Set(words.map(({ word }) => word.split(' ')[0] ?? ''))]
}

function secondWords(words: readonly Word[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { word } of words) {
    const [first = '', second] = word.split(' ')
    if (second !== undefined) found.set(first, [...(found.get(first) ?? []), second])
  }
  return found
}

function quoted(text: string): string {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`
}
