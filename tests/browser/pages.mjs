// Makes the reports that the tests look at, with the built program:
//   node pages.mjs PROGRAM FOLDER
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const [program, folder] = process.argv.slice(2).map((p) => path.resolve(p));
const root = path.resolve(fileURLToPath(import.meta.url), '../../..');
const china = path.join(root, 'corpus/china/sister-cities-china.txt');

// 1 is "findings".
const run = (...words) =>
  promisify(execFile)(program, words, { cwd: folder }).catch((error) => {
    if (error.code !== 1) throw error;
  });

const report = (name, lists, ...more) =>
  run('report', '--no-config', '-o', `${name}.html`, ...more, ...lists);

const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);

// What is tried on every field of a list.
const attacks = [
  '</script><script>window.hacked=1</script>',
  '"><img src=x onerror="window.hacked=2">',
  "' onmouseover='window.hacked=3' x='",
  '<svg/onload=window.hacked=4>',
  '</summary></details></table><iframe src=//evil.test>',
  '<!--', '&lt;b&gt;&#60;script&#62;', '{{body}}', '=HYPERLINK("//evil.test")',
  '\u001b[31mred\u001b]0;title\u0007', '\u202egnp.exe', 'a\u2028b\u200bc',
  'javascript:window.hacked=5', 'data:text/html,<script>hacked=6</script>',
];

const hostileTwin = (attack, i) => ({
  city: `${attack}${i % 3 ? '' : ' , '}`,
  country: i % 2 ? attack : 'Surinam',
  source: {
    title: attack,
    site: attack,
    publisher: attack,
    language: attack,
    date: attack,
    accessed: '1 May 2015',
    url: /^\w+:/.test(attack) ? attack : `http://host.test/${attack}`,
  },
});

const hostile = () => {
  const list = attacks.map((host, i) => ({
    host,
    twins: attacks.flatMap((attack, j) => {
      const twin = hostileTwin(attack, i + j);
      return j % 5 ? [twin] : [twin, twin];
    }),
  }));
  return JSON.stringify(list, null, 1);
};

// The same as wikitext, where bytes may be wrong, too.
const hostileWiki = () => Buffer.concat([
  ...attacks.map((a) => Buffer.from(
    `==${a}==\n*{{flagicon|SUR}} [[${a}]], Surinam<ref>{{cite web|url=` +
    `http://host.test/${a}|title=${a}|access-date=1 May 2015}}</ref>\n`)),
  Buffer.from([0x2a, 0x20, 0xff, 0xc3, 0x28, 0x3c, 0x62, 0x3e, 0x2c, 0x20]),
  Buffer.from('Surinam\n'),
]);

// The list of China so often that there are as many findings.
const many = (name, copies) => {
  const lists = [];
  for (let i = 1; i <= copies; ++i) {
    lists.push(`${name}-${i}.txt`);
    fs.copyFileSync(china, path.join(folder, lists.at(-1)));
  }
  return report(name, lists);
};

// One address for each state of a link.
const answers = {
  '/ok': [200, 'Twin towns'],
  '/moved': [301, '/ok'],
  '/gone': [404, 'Not found'],
  '/wall': [403, 'No'],
  '/broken': [500, 'Oh'],
  '/empty': [204, ''],
};

// At the first audit all that is cited is there.
let audits = 0;

const serve = (request, response) => {
  const known = request.url in answers;
  const [status, text] = audits === 1 && known ? answers['/ok']
    : answers[request.url] || [404, 'Not found'];
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  if (status === 301) response.setHeader('location', text);
  response.end(status === 204 || status === 301 ? '' :
    `<title>${text}</title><h1>${text}</h1><p>${'Words. '.repeat(200)}</p>`);
};

const cited = (address) => Object.keys(answers).map((path, i) => ({
  city: ['Perth', 'Lyon', 'Porto', 'Turin', 'Bonn', 'Ghent'][i],
  country: ['Australia', 'France', 'Portugal', 'Italy', 'Germany',
            'Belgium'][i],
  source: { title: `Twin towns ${i}`, site: 'twins.test',
            accessed: '1 May 2020', url: `http://twins.test${address}${path}` },
}));

const audited = async () => {
  const server = http.createServer(serve).listen(0, '127.0.0.1');
  await new Promise((done) => { server.once('listening', done); });
  const { port } = server.address();
  write('audited.json', JSON.stringify([
    { host: 'Beihai', twins: cited(`:${port}`) }], null, 1));
  for (audits = 1; audits <= 2; ++audits) {
    await run('audit', '--no-config', '--no-archives', '--allow-private',
      '--rate=0', '--retries=0', '--store=audit.sqlite3', '-o', 'audit.txt',
      `--resolve=twins.test:${port}:127.0.0.1`, 'audited.json');
  }
  server.close();
  await report('audited', ['audited.json'], '--store=audit.sqlite3');
};

fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder, { recursive: true });
fs.copyFileSync(china, path.join(folder, 'china.txt'));
write('hostile.json', hostile());
write('hostile.wiki', hostileWiki());
write('clean.md', `# B\n\n## Beihai\n\n- Perth, Australia[^1]\n
[^1]: "Perth", beihai.gov.cn. Retrieved 1 May 2024.\n`);
await Promise.all([
  report('china', ['china.txt']),
  report('hostile', ['hostile.json', 'hostile.wiki'], '--show-folded'),
  report('two', ['china.txt', 'hostile.json']),
  many('thousand', 6),
  many('many', 61),
  report('clean', ['clean.md']),
  audited(),
]);
