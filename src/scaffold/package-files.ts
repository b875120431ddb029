import { MOTIF_VERSION } from '../model/version.ts'
import type { NewFile } from './new-files.ts'

/** What a new package is called, and where its motif comes from. */
export interface NewPackage {
  readonly name: string
  /** What package.json says under dependencies: a range, or `file:../motif-0.1.0.tgz`. */
  readonly motif: string
}

/** The range of motif's own version. */
export const MOTIF_RANGE = `^${MOTIF_VERSION}`

/** The files of a package that has no kind yet. Same bytes each time. */
export function packageFiles(made: NewPackage): readonly NewFile[] {
  return [
    { path: '.gitattributes', text: GIT_ATTRIBUTES },
    { path: '.gitignore', text: 'node_modules/\n' },
    // A folder is copied rather than linked: through a link TypeScript would meet a second copy of cdk8s.
    ...(/^file:(?!.*\.t(ar\.)?gz$)/.test(made.motif) ? [{ path: '.npmrc', text: 'install-links=true\n' }] : []),
    { path: 'README.md', text: readme(made) },
    { path: 'motif.yaml', text: motifYaml(made) },
    { path: 'package.json', text: packageJson(made) },
    { path: 'tsconfig.json', text: TSCONFIG },
  ]
}

const GIT_ATTRIBUTES = `* text=auto eol=lf
generated/** linguist-generated
schemas/crds/** linguist-generated
manifests/** linguist-generated
manifests/.motif/inventory merge=union
`

function motifYaml({ name }: NewPackage): string {
  return `apiVersion: motif.dev/v1alpha1
kind: Package
metadata:
  name: ${JSON.stringify(name)}
spec:
  motif: ">=${MOTIF_VERSION} <1"
`
}

function packageJson({ name, motif }: NewPackage): string {
  const content = {
    name,
    version: '0.0.0',
    private: true,
    type: 'module',
    scripts: {
      generate: 'motif generate',
      validate: 'motif validate',
      render: 'motif render',
      types: 'tsc --noEmit',
      test: 'node --test',
    },
    dependencies: { cdk8s: '^2.70.0', constructs: '^10.4.0', motif },
    devDependencies: { typescript: '^6.0.3' },
  }
  return JSON.stringify(content, null, 2) + '\n'
}

const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2023",
    "lib": ["es2023"],
    "module": "nodenext",
    "types": [],
    "strict": true,
    "verbatimModuleSyntax": true,
    "erasableSyntaxOnly": true,
    "allowImportingTsExtensions": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["compositions", "generated"]
}
`

function readme({ name }: NewPackage): string {
  return `# ${name}

Kinds for [Config Connector](https://cloud.google.com/config-connector/docs/overview) and Kubernetes, compiled by motif.

| folder | holds |
| --- | --- |
| schemas/ | what users may write: a CustomResourceDefinition a kind |
| compositions/ | how a kind becomes resources, in the file of the same name |
| specs/ | what users write |
| manifests/ | what the specs render to: committed, never edited by hand |
| generated/ | types and classes made from the schemas: committed, never edited by hand |
| test/ | what the examples must render to |

    npm install
    npx motif render                                   # specs -> manifests
    npx motif new kind DataEndpoint --group platform.acme.example
    npx motif import crds <file, folder or URL>        # what the cluster accepts, as classes in generated/
    npm test && npm run types
`
}
