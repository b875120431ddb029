// Makes dist/: the declarations of src/, its code bundled from each door, and the data files that stand beside it.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

if (!existsSync('src')) process.exit(0)
const { build } = await import('esbuild')
const { bin, exports: doors } = JSON.parse(readFileSync('package.json', 'utf8'))

const digest = createHash('sha256')
for (const file of [
  'package-lock.json',
  ...readdirSync('src', { recursive: true })
    .sort()
    .map((name) => join('src', name)),
]) {
  if (/\.[^/\\]*$/.test(file)) digest.update(readFileSync(file))
}

rmSync('dist', { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
const common = {
  // A verb loads a handful of files in place of 150. All stand in one folder: code looks for its data beside itself.
  outdir: 'dist',
  outbase: 'src',
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  sourcesContent: false,
  metafile: true,
  // cdk8s and constructs are the author's; the others are large and seldom needed.
  external: ['cdk8s', 'constructs', 'esbuild', 'json-schema-to-typescript'],
}
// Caches hold for the code that filled them.
const version = { MOTIF_BUILD: JSON.stringify(digest.digest('hex').slice(0, 16)) }
const doorways = await build({
  ...common,
  entryPoints: ['dist/supervise.js', ...Object.values(bin), ...Object.values(doors).map((door) => door.default)]
    .filter((file) => file?.endsWith('.js'))
    .map((file) => file.replace(/^(?:\.\/)?dist\/(.*)\.js$/, 'src/$1.ts')),
  define: version,
  format: 'esm',
  splitting: true,
  // Packages in CommonJS want Node's modules by require.
  banner: {
    js: "import { createRequire as bundleRequire } from 'node:module'; const require = bundleRequire(import.meta.url);",
  },
})
// A thread runs one text, which V8 compiles once (src/thread.ts). That takes a script, which has no import.
const scripts = {
  ...common,
  outExtension: { '.js': '.cjs' },
  define: { ...version, 'import.meta.url': 'moduleUrl' },
  format: 'cjs',
}
const url = "const moduleUrl = require('node:url').pathToFileURL(__filename).href;"
const threads = [
  await build({ ...scripts, entryPoints: ['src/thread.ts'], banner: { js: url } }),
  await build({
    ...scripts,
    entryPoints: ['src/program.ts'],
    supported: { 'dynamic-import': false },
    // A function, which src/thread.ts calls.
    banner: { js: `(function (exports, require, module, __filename) {\n${url}` },
    footer: { js: '})' },
  }),
]
const inputs = [doorways, ...threads].flatMap(({ metafile }) => Object.keys(metafile.inputs))
writeFileSync('dist/THIRD-PARTY.txt', notices(inputs))
if (existsSync('src/schema/core')) {
  cpSync('src/schema/core', 'dist/schema/core', { recursive: true, filter: (file) => !file.endsWith('.ts') })
}
chmodSync('dist/cli.js', 0o755)

/** The licences of the packages whose code is in the bundles. */
function notices(files) {
  const folders = new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`
  })
  return `motif's bundles hold code of these packages.\n\n${texts.join('\n----\n\n')}`
}
