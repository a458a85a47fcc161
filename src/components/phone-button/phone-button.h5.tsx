/** In a browser there is nobody to ask: the number is typed. */
export function PhoneButton(_: { children: string; onCode: (code: string) => void }) {
  return null
}
