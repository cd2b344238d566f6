// Logs in to Denvr and asks for its clusters: `node denvr-first.mjs bare|sdk ACCOUNT [TIMES]`.
// Of several times it prints the milliseconds of the later ones, which have nothing to load.
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

const { client } = how === 'sdk' ? await import('@irori/denvr') : {};

function sdk() {
  const options = { server, username, password, configFile: null, env: {} };
  return client('clusters', options).getAll();
}

const ask = how === 'sdk' ? sdk : bare;
const count = Number(times);
// The first third of many warms up the machine of JavaScript.
const warmUp = Math.ceil(count / 3);
let begin = 0;
for (let time = 0; time < count; time += 1) {
  if (time === warmUp) begin = performance.now();
  if ((await ask()).length === 0) throw new Error('There are no clusters.');
}
if (count > 1) console.log((performance.now() - begin) / (count - warmUp));
