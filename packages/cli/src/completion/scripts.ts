/** Shells that a completion script can be printed for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/** One of {@link shells}. */
export type Shell = (typeof shells)[number];

const bash = `# Completion of irori for bash: irori completion bash >> ~/.bashrc
_irori() {
  local line proposals
  COMPREPLY=()
  proposals="$(irori __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" || return 0
  while IFS=$'\\t' read -r line _; do
    [ -n "$line" ] && COMPREPLY+=("$line")
  done <<< "$proposals"
}
complete -o default -F _irori irori
`;

const zsh = `#compdef irori
# Completion of irori for zsh: irori completion zsh > ~/.zsh/_irori (a folder of $fpath)
_irori() {
  local -a proposals
  local line word tab=$'\\t'
  while IFS= read -r line; do
    word="\${line%%$tab*}"
    [[ -n "$word" ]] && proposals+=("\${word//:/\\\\:}:\${line#*$tab}")
  done < <(irori __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#proposals} )); then
    _describe 'irori' proposals
  else
    _files
  fi
}
if [[ "\${funcstack[1]}" == "_irori" ]]; then
  _irori "$@"
else
  compdef _irori irori
fi
`;

const fish = `# Completion of irori for fish: irori completion fish > ~/.config/fish/completions/irori.fish
function __irori_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    irori __complete $before[2..-1] "$current" 2>/dev/null
end
complete -c irori -a '(__irori_complete)'
`;

/** The script that makes a shell ask `irori __complete` what may come next. */
export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };
