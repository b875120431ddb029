// Builds dist/ and runs every test file under test/ (or those whose path contains an argument).
import { execFileSync, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'

const wanted = process.argv[2] ?? ''
const isWanted = (file) => file.endsWith('.test.ts') && file.includes(wanted)
// uvu passes where nothing matches.
if (!readdirSync('test', { recursive: true }).some(isWanted)) {
  console.error(`No test file under test/ has "${wanted}" in its path.`)
  process.exit(1)
}
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const pattern = `^(?=.*${wanted.replace(/\W/g, '\\$&')}).*\\.test\\.ts$`
const run = spawn(process.execPath, ['--import', 'tsx', 'node_modules/uvu/bin.js', 'test', pattern], {
  stdio: ['inherit', 'pipe', 'inherit'],
  env: process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : process.env,
})
let end = ''
run.stdout.on('data', (chunk) => {
  process.stdout.write(chunk)
  end = (end + String(chunk)).slice(-2000)
})
run.on('close', (code) => {
  // uvu's own exit code is 0 where a test threw what it cannot print: its totals tell.
  const count = (word) => new RegExp(`${word}:\\s+(\\d+)`).exec(end)?.[1] ?? 'none'
  process.exitCode = code === 0 && count('Total') !== 'none' && count('Total') === count('Passed') ? 0 : 1
})
