# bash completion for juesuan
_juesuan()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} choices
    if [ "$COMP_CWORD" -eq 1 ]; then
        choices=$(juesuan --lang en help 2>/dev/null | sed -n 's/^  \([a-z]*\) .*/\1/p')
        mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
        return
    fi
    # The help of a command is the list of its options and of what they take.
    choices=$(juesuan "$command" --lang en --help 2>/dev/null | sed -n "s/^ .*$before \([a-z]*|[a-z|]*\).*/\1/p" | tr '|' ' ')
    if [[ $before == --* && -n $choices ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
    elif [[ $word == -* ]]; then
        choices=$(juesuan "$command" --lang en --help 2>/dev/null | grep -oE -- '^ +(-[a-z], )?--[a-z]+' | grep -oE -- '--[a-z]+')
        mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
    else
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -F _juesuan juesuan
