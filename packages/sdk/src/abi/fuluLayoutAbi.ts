// Generated from contracts/src/layouts/FuluLayout.sol by npm run generate.
export const fuluLayoutAbi = [
  { type: 'function', name: 'executionBlockHash', inputs: [{ name: 'stateRoot', type: 'bytes32' }, { name: 'stream', type: 'bytes' }], outputs: [{ name: 'blockHash', type: 'bytes32' }], stateMutability: 'view' },
  { type: 'function', name: 'indicesOf', inputs: [{ name: 'stream', type: 'bytes' }], outputs: [{ name: 'indices', type: 'uint256[]' }], stateMutability: 'pure' },
  { type: 'function', name: 'proveContainers', inputs: [{ name: 'stateRoot', type: 'bytes32' }, { name: 'credentials', type: 'bytes32[]' }, { name: 'stream', type: 'bytes' }], outputs: [{ name: 'facts', type: 'uint256[]' }, { name: 'pubkeyRoots', type: 'bytes32[]' }], stateMutability: 'view' },
  { type: 'function', name: 'proveValidators', inputs: [{ name: 'stateRoot', type: 'bytes32' }, { name: 'credentials', type: 'bytes32[]' }, { name: 'stream', type: 'bytes' }], outputs: [{ name: 'facts', type: 'uint256[]' }, { name: 'pubkeyRoots', type: 'bytes32[]' }], stateMutability: 'view' },
  { type: 'error', name: 'DeeperThanList', inputs: [{ name: 'depth', type: 'uint256' }, { name: 'limitDepth', type: 'uint256' }] },
  { type: 'error', name: 'HashFailed', inputs: [] },
  { type: 'error', name: 'NotAscending', inputs: [{ name: 'previous', type: 'uint256' }, { name: 'index', type: 'uint256' }] },
  { type: 'error', name: 'OutsideOccupiedTree', inputs: [{ name: 'depth', type: 'uint256' }] },
  { type: 'error', name: 'StreamNotConsumed', inputs: [{ name: 'readBytes', type: 'uint256' }, { name: 'givenBytes', type: 'uint256' }] },
  { type: 'error', name: 'WrongCount', inputs: [{ name: 'proven', type: 'uint256' }, { name: 'expected', type: 'uint256' }] },
  { type: 'error', name: 'WrongRoot', inputs: [{ name: 'computed', type: 'bytes32' }, { name: 'expected', type: 'bytes32' }] },
] as const
