/** WeChat keeps the program itself. */
export function keepProgram(): void {}
