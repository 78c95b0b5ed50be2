const cheats = /^(anvil|evm|hardhat|tenderly|personal|miner|admin)_|^debug_set/
const unlocked = /^eth_(sendTransaction|sendUnsignedTransaction|sign)/

/** Why a client may not call this method, with what to do instead; null if it may. What a public node refuses
 * is refused here too, so that code which runs here runs there. */
export function refuse(method: string): string | null {
  if (cheats.test(method)) {
    return `${method} would change the chain by fiat: send a transaction, or POST /devnet/advance on the beacon port to let time pass`
  }
  if (unlocked.test(method)) {
    return `${method} needs an unlocked account and there is none: sign in the wallet and use eth_sendRawTransaction`
  }
  return null
}
