// Compiles src/ to dist/ and copies the data files that stand beside the code.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs'

if (!existsSync('src')) process.exit(0)
rmSync('dist', { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
if (existsSync('src/schema/core')) {
  cpSync('src/schema/core', 'dist/schema/core', { recursive: true, filter: (file) => !file.endsWith('.ts') })
}
if (existsSync('dist/cli.js')) chmodSync('dist/cli.js', 0o755)
