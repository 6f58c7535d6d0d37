const realFetch = globalThis.fetch;
const here = new Set(['127.0.0.1', 'localhost', '[::1]']);

// Samling never calls out by itself. A test that reaches past this machine has found something that would.
globalThis.fetch = (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  // A relative address belongs to the page of the test.
  const { protocol, hostname } = new URL(address, 'http://127.0.0.1');
  if (protocol.startsWith('http') && !here.has(hostname)) {
    throw new Error(`Something asked the network for ${address}, which no test allows.`);
  }
  return realFetch(input, init);
};
