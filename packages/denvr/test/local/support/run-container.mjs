import { Denvr } from '../../../dist/index.js';

// Runs a container that does not end by itself, for a test that kills it: `node … OPTIONS`.
const denvr = new Denvr({ ...JSON.parse(process.argv[2]), configFile: null, env: {} });
await denvr.runContainer(
  {
    image: 'alpine',
    command: ['sh', '-c', 'echo begun; exec sleep 600'],
    hardwarePackage: 'g-nvidia-1xa100-40gb-pcie-14vcpu-112gb',
  },
  {
    pollInterval: 20,
    onCreate: (id) => process.send({ id }),
    onOutput: (text) => process.send({ text }),
  },
);
