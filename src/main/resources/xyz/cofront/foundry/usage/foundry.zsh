#compdef foundry
# Completion of foundry for zsh, made by 'foundry completion zsh'. For this shell alone:
#
#   source <(foundry completion zsh)

# What the command at a place takes: commands, options, the kinds of the options' values, and the kinds of its
# arguments, the last one with a * if more of the same may follow. A kind is words with commas between, @none, @file,
# @folder, or @KIND for the names that 'foundry __complete KIND' tells; with = before it, the value stands behind one.
_foundry_command() {
  commands=() options=() kinds=() arguments=()
@GLOBALS@
  case $1 in
@TABLE@
    *) return 1 ;;
  esac
}

_foundry_values() {
  local kind=$1
  local -a names
  case $kind in
    @none) _message 'a value' ;;
    @file) _files ;;
    @folder) _files -/ ;;
    @*)
      case $kind in
        @label) compset -P '*,' ;;
        @vm) compset -P '(vm|vms|virtualmachine|virtualmachines)/' ;;
        @pool) compset -P '(pool|storagepool)/' ;;
      esac
      names=("${(@f)$("${program/#\~/$HOME}" __complete "${kind#@}" '' $connect 2>/dev/null </dev/null)}")
      names=(${names:#})
      # compadd quotes what the shell would obey.
      (( $#names )) && compadd -- $names
      ;;
    *) names=(${(s:,:)kind}) && compadd -- $names ;;
  esac
}

_foundry() {
  local -a commands options arguments connect
  local -A kinds
  local word option kind expects ended place program=${(Q)words[1]}
  local -i position=0 i
  _foundry_command ''
  for ((i = 2; i < CURRENT; i++)); do
    word=${(Q)words[i]}
    if [[ -n $expects ]]; then
      case $expects in -c | --connect) connect=("--connect=$word") ;; esac
      expects=
    elif [[ -n $ended ]]; then
      position+=1
    else
      case $word in
        --) ended=yes ;;
        --connect=*) connect=("$word") ;;
        -*) [[ ${kinds[$word]} == [^=]* ]] && expects=$word ;;
        *)
          if (( ${commands[(I)${(b)word}:*]} )); then
            place=${place:+$place }$word && _foundry_command "$place"
          else
            position+=1
          fi
          ;;
      esac
    fi
  done

  if [[ -n $expects ]]; then
    _foundry_values "${kinds[$expects]}"
  elif [[ -z $ended && $PREFIX == --*=* ]]; then
    option=${PREFIX%%=*}
    compset -P 1 '*='
    [[ -n ${kinds[$option]} ]] && _foundry_values "${kinds[$option]#=}"
  elif [[ -z $ended && $PREFIX == -* ]]; then
    _describe -o 'option' options
  elif (( $#commands && position == 0 )); then
    _describe 'command' commands
  else
    for ((i = 1; i <= $#arguments; i++)); do
      if [[ ${arguments[i]} == *\* || $((i - 1)) -eq position ]]; then
        _foundry_values "${arguments[i]%\*}"
        return
      fi
    done
  fi
}

# As a file among zsh's functions this is the function itself; sourced, it has to be announced.
if [[ ${funcstack[1]} == _foundry ]]; then _foundry "$@"; else compdef _foundry foundry; fi
