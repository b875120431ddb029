// Installs, builds and renders the examples, then says what was made and where to look.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const run = (file, ...args) => execFileSync(process.execPath, [file, ...args], { stdio: 'inherit' })

run('scripts/install.mjs')
if (!existsSync('dist/cli.js')) run('scripts/build.mjs')
run('dist/cli.js', 'render')
console.log(`
What you have now:
  schemas/             the kinds a user may write: one CustomResourceDefinition each
  compositions/        how each kind becomes resources, in TypeScript or as a YAML template
  examples/specs/      high-level specs, as an application team writes them
  examples/manifests/  the raw Config Connector and Kubernetes YAML they render to

Try next:
  change a value in examples/specs/, then   node dist/cli.js render && git diff examples/manifests
  make a package of your own:               node dist/cli.js init ../my-platform`)
