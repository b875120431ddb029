import fc from 'fast-check'

/** A spec with most of what people write. */
export const SPEC = `# a usual spec
apiVersion: acme.dev/v1alpha1
kind: Database   # comment
metadata:
  name: orders
  labels: {team: shop, "cost-centre": c7, on-call: 'it''s'}
spec:
  disk Gb: 16
  ratio: -0.5
  enabled: true
  note: |-
    first # not a comment

      second
  folded: >
    one
    two

    three
  url: http://example.dev:80/?a=b#c
  long: goes on
    over lines - and

    ends "here" # comment
  quoted: 'it''s
    long

    too '
  double: "a \\\\ \\n
    b"
  users:
  - name: app
    roles: [a, [b, 1.5], {c: null}]
  - - nested
    -   x: "\\u00e9\\n"
  -
    key: ~
  empty: {}
  none:
---
# only a comment
---
{"a": [1,
  "b"], "c": {"d": ""}}
`

/** What turns one text into another: signs, words, line ends. */
export const PARTS = [
  ...[':', ': ', '- ', ' ', '  ', '\n', '\n  ', '\n    ', '\n- ', '\n\n', '   \n', '#', ' #', ',', '\t'],
  ...['"', "'", '{', '}', '[', ']', '|\n', '|-\n ', '|+\n  ', '>\n  ', '&a', '*a', '!', '?', '? ', '%', '@', '`', '\\'],
  ...[
    '---\n',
    '\n---\n',
    '...',
    '<<',
    '<<: ',
    '__proto__: 1',
    'constructor',
    '"a": 1',
    'a: 1',
    'b: ',
    '{a: 1}',
    '[1, 2]',
  ],
  ...[
    'null',
    '~',
    'yes',
    'n',
    'true',
    '0644',
    '1.5',
    '-',
    '--',
    '.',
    '-0',
    '+1',
    '0x1F',
    '1e3',
    '.inf',
    '_',
    '=',
    '1: ',
  ],
  ...["''", '""', '\r', '\u00a0', '\u2028', 'é', '😀', '\ud800', 'key: |\n   text\n  ', 'a:b', 'http://x', 'text'],
]

const change = fc.record({
  at: fc.integer({ min: 0, max: SPEC.length }),
  length: fc.integer({ min: 0, max: 3 }),
  part: fc.constantFrom('', ...PARTS),
})

/** SPEC with one to three small changes: most are still YAML, not all. */
export const mutants: fc.Arbitrary<string> = fc
  .array(change, { minLength: 1, maxLength: 3 })
  .map((changes) =>
    changes.reduce((all, { at, length, part }) => all.slice(0, at) + part + all.slice(at + length), SPEC),
  )
