// Logs in to Denvr and asks for its clusters: `node denvr-first.mjs bare|sdk ACCOUNT [TIMES]`.
// Prints the milliseconds of the later times, which have nothing to load.
const [how, account, times = '1'] = process.argv.slice(2);
const { server, username, password } = JSON.parse(account);

async function bare() {
  const login = await fetch(`${server}/api/TokenAuth/Authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userNameOrEmailAddress: username, password }),
  });
  const { result } = await login.json();
  const headers = { authorization: `Bearer ${result.accessToken}` };
  const answer = await fetch(`${server}/api/v1/clusters/GetAll`, { headers });
  return (await answer.json()).result;
}

async function sdk() {
  const { client } = await import('@irori/denvr');
  const options = { server, username, password, configFile: null, env: {} };
  return client('clusters', options).getAll();
}

const ask = how === 'sdk' ? sdk : bare;
if ((await ask()).length === 0) throw new Error('There are no clusters.');
const begin = performance.now();
for (let time = 1; time < Number(times); time += 1) await ask();
if (times !== '1') console.log((performance.now() - begin) / (Number(times) - 1));
