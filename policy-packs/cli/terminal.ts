/** What the command needs of the outside world, so that tests can stand in for it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether a person is looking at the standard output, and at the error output. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly columns: number;
  readonly noColour: boolean;
  readonly readStandardInput: () => string;
  readonly today: string;
}

/** One line that replaces itself while work goes on; nothing where nobody looks. */
export const progress = (terminal: Terminal): ((line: string) => void) => {
  if (!terminal.errIsTerminal) return () => undefined;
  let last = 0;
  return (line) => {
    const now = Date.now();
    if (line !== "" && now - last < 100) return;
    last = now;
    terminal.err(`\r\u001b[K${line.slice(0, terminal.columns - 1)}`);
  };
};
