# Completion of foundry for bash, made by 'foundry completion bash'. For this shell alone:
#
#   source <(foundry completion bash)
#
# shellcheck shell=bash disable=SC2034,SC2154,SC2162

# What the command at a place takes: commands, flags, options with the kind of their value, and the kinds of its
# arguments, the last one with a * if more of the same may follow. A kind is words with commas between, @none, @file,
# @folder, or @KIND for the names that 'foundry __complete KIND' tells; with = before it, the value stands behind one.
_foundry_command() {
  commands='' flags='' valued='' arguments=''
@GLOBALS@
  case $1 in
@TABLE@
    *) return 1 ;;
  esac
}

# Sets words to those up to the cursor, joined again where bash has split them at = and :.
_foundry_words() {
  local rest=${COMP_LINE:0:COMP_POINT} blank piece i
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    blank=${rest%%[![:space:]]*}
    rest=${rest#"$blank"}
    piece=${COMP_WORDS[i]:0:${#rest}}
    rest=${rest#"$piece"}
    if [ "$i" = 0 ] || [ -n "$blank" ] || [ -z "$piece" ]; then words+=("$piece"); else words[${#words[@]} - 1]+=$piece; fi
  done
}

# Sets unquoted to what the program would get of a word; nothing in it is run.
_foundry_unquote() {
  case $1 in
    \'*) unquoted=${1:1} && unquoted=${unquoted%\'} ;;
    \"*) unquoted=${1:1} && unquoted=${unquoted%\"} ;;
    *) IFS= read unquoted <<<"$1" ;;
  esac
}

# Sets kind to that of an option's value; fails if the option takes none.
_foundry_kind_of() {
  local entry
  for entry in $valued; do
    if [ "${entry%%=*}" = "$1" ]; then kind=${entry#*=} && return; fi
  done
  return 1
}

# Offers a name in the words of the shell, so that it obeys none of them.
_foundry_offer() {
  local name=$1
  case $word in
    \'* | \"*) case $name in *[\'\"\\\$\`!]*) return ;; esac ;;
    *) printf -v name %q "$name" ;;
  esac
  COMPREPLY+=("${name#"$before"}")
}

_foundry_values() {
  local kind=$1 name
  case $kind in
    @none) ;;
    @file) compopt -o default ;;
    @folder) compopt -o dirnames ;;
    @*)
      while IFS= read -r name; do
        case $name in "$unquoted"*) _foundry_offer "$name" ;; esac
      done < <("${program/#\~/$HOME}" __complete "${kind#@}" "$unquoted" "${connect[@]}" 2>/dev/null </dev/null)
      ;;
    *)
      for name in ${kind//,/ }; do
        case $name in "$unquoted"*) _foundry_offer "$name" ;; esac
      done
      ;;
  esac
}

_foundry() {
  local IFS=$' \t\n' words word before unquoted i name kind='' expects='' place='' position=0 ended=''
  local commands flags valued arguments program=$1 connect=()
  COMPREPLY=()
  _foundry_words
  _foundry_command ''
  for ((i = 1; i < ${#words[@]} - 1; i++)); do
    _foundry_unquote "${words[i]}"
    if [ -n "$expects" ]; then
      case $expects in -c | --connect) connect=("--connect=$unquoted") ;; esac
      expects=''
    elif [ -n "$ended" ]; then
      position=$((position + 1))
    else
      case $unquoted in
        --) ended=yes ;;
        --connect=*) connect=("$unquoted") ;;
        -*) if _foundry_kind_of "$unquoted" && [ "${kind#=}" = "$kind" ]; then expects=$unquoted; fi ;;
        *)
          case " $commands " in
            *" $unquoted "*) place="${place:+$place }$unquoted" && _foundry_command "$place" ;;
            *) position=$((position + 1)) ;;
          esac
          ;;
      esac
    fi
  done

  word=${words[${#words[@]} - 1]}
  # What readline keeps of the word, because it begins anew behind = and :.
  before=${COMP_WORDS[COMP_CWORD]:0:${#word}}
  case $before in
    = | : | ://*) before=$word ;;
    *) before=${word%"$before"} ;;
  esac
  _foundry_unquote "$word"
  if [ -n "$expects" ]; then
    _foundry_kind_of "$expects" && _foundry_values "$kind"
  elif [ -z "$ended" ] && [[ $unquoted == --*=* ]]; then
    name=${unquoted%%=*}
    word=${word#*=} unquoted=${unquoted#*=} before=${before#"$name="}
    _foundry_kind_of "$name" && _foundry_values "${kind#=}"
  elif [ -z "$ended" ] && [[ $unquoted == -* ]]; then
    for name in $flags $valued; do
      name=${name%%=*}
      case $name in "$unquoted"*) COMPREPLY+=("$name") ;; esac
    done
  elif [ -n "$commands" ] && [ "$position" = 0 ]; then
    for name in $commands; do
      case $name in "$unquoted"*) COMPREPLY+=("$name") ;; esac
    done
  else
    i=0
    for kind in $arguments; do
      case $kind in
        *\*) _foundry_values "${kind%\*}" && return ;;
        *) if [ "$i" = "$position" ]; then _foundry_values "$kind" && return; fi ;;
      esac
      i=$((i + 1))
    done
  fi
  return 0
}

complete -F _foundry foundry
