/** In characters, wherever an account gets a password. */
export const passwordLength = { min: 8, max: 128 }
