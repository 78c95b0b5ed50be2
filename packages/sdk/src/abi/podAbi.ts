// Generated from contracts/src/Pod.sol by npm run generate.
export const podAbi = [
  { type: 'constructor', inputs: [{ name: 'pool', type: 'address' }, { name: 'validators', type: 'address' }], stateMutability: 'nonpayable' },
  { type: 'receive', stateMutability: 'payable' },
  { type: 'function', name: 'requestWithdrawal', inputs: [{ name: 'pubkey', type: 'bytes' }, { name: 'amountGwei', type: 'uint64' }], outputs: [], stateMutability: 'payable' },
  { type: 'function', name: 'sweep', inputs: [], outputs: [{ name: 'assets', type: 'uint256' }], stateMutability: 'nonpayable' },
  { type: 'error', name: 'OnlyValidators', inputs: [{ name: 'caller', type: 'address' }] },
  { type: 'error', name: 'RequestRefused', inputs: [] },
] as const
