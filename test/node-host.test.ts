import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

import { HostError, isTemporary } from '../src/host.ts'
import { nodeHost } from '../src/node-host.ts'

const test = suite<{ dir: string }>('node-host')

test.before.each((context) => {
  context.dir = mkdtempSync(join(tmpdir(), 'motif-host-'))
})
test.after.each(({ dir }) => rmSync(dir, { recursive: true }))

test('write makes folders and leaves nothing but the file', ({ dir }) => {
  nodeHost(dir).write('a/b/c.yaml', 'x: 1\n')
  assert.is(readFileSync(join(dir, 'a/b/c.yaml'), 'utf8'), 'x: 1\n')
  assert.equal(readdirSync(join(dir, 'a/b')), ['c.yaml'])
})

test('write keeps the mode of the file it replaces', ({ dir }) => {
  writeFileSync(join(dir, 'a'), 'old')
  chmodSync(join(dir, 'a'), 0o750)
  nodeHost(dir).write('a', 'new')
  assert.is(statSync(join(dir, 'a')).mode & 0o777, 0o750)
})

test('write replaces a link and leaves what it points to', ({ dir }) => {
  writeFileSync(join(dir, 'target'), 'old')
  symlinkSync('target', join(dir, 'link'))
  const host = nodeHost(dir)
  host.write('link', 'new')
  assert.is(readFileSync(join(dir, 'target'), 'utf8'), 'old')
  assert.is(host.entry('link'), 'file')
})

test('write gets past a temporary file that a killed process left', ({ dir }) => {
  writeFileSync(join(dir, `.motif-${process.pid}-0.tmp`), 'half')
  nodeHost(dir).write('a', 'new')
  assert.is(readFileSync(join(dir, 'a'), 'utf8'), 'new')
  assert.equal(readdirSync(dir).filter(isTemporary), [`.motif-${process.pid}-0.tmp`])
})

test('a write where no folder can be made fails, and ends', () => {
  if (!existsSync('/proc/self')) return
  assert.throws(() => nodeHost('/').write('/proc/self/a/b/c.txt', 'x'), /ENOENT/)
})

test('a write that fails leaves no temporary file', ({ dir }) => {
  mkdirSync(join(dir, 'a/b'), { recursive: true })
  assert.throws(() => nodeHost(dir).write('a', 'x'), isHostError('EISDIR'))
  assert.equal(readdirSync(dir), ['a'])
})

test('writes leave no file open', ({ dir }) => {
  if (!existsSync('/proc/self/fd')) return
  const host = nodeHost(dir)
  const before = readdirSync('/proc/self/fd').length
  for (let count = 0; count < 100; count++) host.write('a', `${count}`)
  assert.ok(readdirSync('/proc/self/fd').length < before + 50)
})

for (const content of ["'é'.repeat(1_000_000)", 'new Uint8Array(2_000_000)']) {
  test(`a disk that takes only the beginning of ${content} is a failure, and what stood there stays`, ({ dir }) => {
    writeFileSync(join(dir, 'a'), 'old')
    const { href } = new URL('../src/node-host.ts', import.meta.url)
    const script = `import { nodeHost } from '${href}'; nodeHost('${dir}').write('a', ${content})`
    const node = `${process.execPath} --import ${import.meta.resolve('tsx')} --input-type=module`
    const { status, stderr } = spawnSync('bash', ['-c', `ulimit -f 1000; ${node} -e "${script}"`], { encoding: 'utf8' })
    assert.is(status, 1)
    assert.match(stderr, 'EFBIG')
    assert.is(readFileSync(join(dir, 'a'), 'utf8'), 'old')
    assert.equal(readdirSync(dir), ['a'])
  })
}

test('remove takes a file, a link and not what it points to, and a folder where it is empty', ({ dir }) => {
  mkdirSync(join(dir, 'full'))
  mkdirSync(join(dir, 'empty'))
  writeFileSync(join(dir, 'full/file'), '')
  writeFileSync(join(dir, 'file'), '')
  symlinkSync('full', join(dir, 'link'))
  const host = nodeHost(dir)
  for (const path of ['file', 'link', 'empty']) host.remove(path)
  assert.throws(() => host.remove('full'), isHostError('ENOTEMPTY', 'full'))
  assert.equal(readdirSync(dir, { recursive: true }), ['full', 'full/file'])
})

test('a failure names its code and the path as it was asked for', ({ dir }) => {
  const host = nodeHost(dir)
  assert.throws(() => host.read('none'), isHostError('ENOENT', 'none'))
  assert.throws(() => host.read('.'), isHostError('EISDIR', '.'))
  assert.throws(() => host.list('none'), isHostError('ENOENT', 'none'))
  assert.throws(() => host.remove('none'), isHostError('ENOENT', 'none'))
  assert.throws(() => host.read('a\0b'), isHostError('ERR_INVALID_ARG_VALUE'))
})

test('stat follows links and entry does not; nothing is undefined', ({ dir }) => {
  writeFileSync(join(dir, 'file'), 'four')
  symlinkSync('file', join(dir, 'link'))
  symlinkSync('gone', join(dir, 'dangling'))
  const host = nodeHost(dir)
  assert.is(host.stat('link')?.size, 4)
  assert.is(host.entry('link'), 'link')
  assert.is(host.stat('dangling'), undefined)
  assert.is(host.stat('file/below'), undefined)
  assert.is(host.entry('file/below'), undefined)
})

test('what is neither file nor folder is said to be neither', () => {
  const host = nodeHost('/')
  assert.equal(
    [host.stat('/dev/null')?.type, host.entry('/dev/null'), host.entry('/dev')],
    ['other', 'other', 'folder'],
  )
})

test('list is sorted by code unit and says what links are', ({ dir }) => {
  for (const name of ['b', 'a', 'Z']) writeFileSync(join(dir, name), '')
  mkdirSync(join(dir, 'c'))
  symlinkSync('c', join(dir, 'l'))
  assert.equal(nodeHost(dir).list('.'), [
    { name: 'Z', type: 'file' },
    { name: 'a', type: 'file' },
    { name: 'b', type: 'file' },
    { name: 'c', type: 'folder' },
    { name: 'l', type: 'link' },
  ])
})

test('exec runs no shell and reports the exit', ({ dir }) => {
  const host = nodeHost(dir)
  const exit = host.exec(process.execPath, ['-e', 'process.stdin.pipe(process.stdout); process.exitCode = 3'], {
    input: '$HOME',
  })
  const { status, stdout, stderr, bytes } = exit
  assert.equal({ status, stdout, stderr }, { status: 3, stdout: '$HOME', stderr: '' })
  assert.is(Buffer.from(bytes).toString(), '$HOME')
  assert.throws(() => host.exec('motif-no-such-command', []), isHostError('ENOENT', 'motif-no-such-command'))
})

test('exec gives a process the environment that is said, else that of motif', ({ dir }) => {
  const host = nodeHost(dir)
  const script = 'console.log(`${process.env.MOTIF_SAID} ${process.env.PATH === undefined}`)'
  const said = host.exec(process.execPath, ['-e', script], { env: { MOTIF_SAID: 'yes' } })
  const inherited = host.exec(process.execPath, ['-e', script])
  assert.equal([said.stdout, inherited.stdout], ['yes true\n', 'undefined false\n'])
})

test('fetch gives the bytes, or says what the server answered', async ({ dir }) => {
  const server = createServer((request, response) => {
    response.setHeader('connection', 'close')
    response.statusCode = request.url === '/crd' ? 200 : 404
    response.end('kind: X\n')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const host = nodeHost(dir)
  const found = await host.fetch(`${base}/crd`)
  const lost = await host.fetch(`${base}/none`).catch((error: unknown) => error)
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  const refused = await host.fetch(`${base}/crd`).catch((error: unknown) => error)
  assert.is(Buffer.from(found).toString(), 'kind: X\n')
  assert.ok(isHostError('HTTP404')(lost), String(lost))
  assert.ok(isHostError('ECONNREFUSED')(refused), String(refused))
})

test('fetch takes no other scheme', async ({ dir }) => {
  const error = await nodeHost(dir)
    .fetch('file:///etc/hosts')
    .catch((error: unknown) => error)
  assert.ok(isHostError('EPROTO')(error))
})

test('asset reads what lies beside the code', ({ dir }) => {
  const host = nodeHost(dir)
  assert.match(Buffer.from(host.asset('host.ts') ?? '').toString(), 'export interface Host')
  assert.is(host.asset('schema/core/none.json'), undefined)
})

function isHostError(code: string, path?: string): (error: unknown) => boolean {
  return (error) => error instanceof HostError && error.code === code && (path === undefined || error.path === path)
}

test.run()
