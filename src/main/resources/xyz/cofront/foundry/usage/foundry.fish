# Completion of foundry for fish, made by 'foundry completion fish'. For this shell alone:
#
#   foundry completion fish | source

# What the command at a place takes: commands, options, the kinds of the options' values, and the kinds of its
# arguments, the last one with a * if more of the same may follow. A kind is words with commas between, @none, @file,
# @folder, or @KIND for the names that 'foundry __complete KIND' tells; with = before it, the value stands behind one.
function __foundry_command --no-scope-shadowing
    set commands
    set options
    set kinds
    set arguments
@GLOBALS@
    switch $argv[1]
@TABLE@
    end
end

# The kind of an option's value; nothing if the option takes none.
function __foundry_kind_of --no-scope-shadowing
    string replace --filter -- "$argv[1]=" '' (string match -- "$argv[1]=*" $kinds)
end

# fish itself finds what fits, and quotes it.
function __foundry_values --no-scope-shadowing
    set -l kind $argv[1]
    switch $kind
        case @none
        case @file
            __fish_complete_path $current
        case @folder
            __fish_complete_directories $current ''
        case '@*'
            $program __complete (string sub --start 2 -- $kind) $current $connect 2>/dev/null </dev/null
        case '*'
            string split , -- $kind
    end
end

function __foundry
    set -l words (commandline --cut-at-cursor --tokenize --current-process)
    set -l current (commandline --cut-at-cursor --current-token | string unescape 2>/dev/null)
    test -n "$current"; or set current ''
    set -l program $words[1]
    set -l place ''
    set -l position 0
    set -l expects ''
    set -l ended ''
    set -l connect
    set -l commands
    set -l options
    set -l kinds
    set -l arguments
    __foundry_command ''
    for word in $words[2..]
        if test -n "$expects"
            contains -- $expects -c --connect; and set connect --connect=$word
            set expects ''
        else if test -n "$ended"
            set position (math $position + 1)
        else
            switch $word
                case --
                    set ended yes
                case '--connect=*'
                    set connect $word
                case '-*'
                    string match --quiet --regex -- '^[^=]' (__foundry_kind_of $word); and set expects $word
                case '*'
                    if string match --quiet -- "$(string escape --style=regex -- $word)"\t'*' $commands
                        set place (string trim -- "$place $word")
                        __foundry_command $place
                    else
                        set position (math $position + 1)
                    end
            end
        end
    end

    if test -n "$expects"
        __foundry_values (__foundry_kind_of $expects)
    else if test -z "$ended"; and string match --quiet -- '--*=*' $current
        set -l option (string split --max 1 = -- $current)
        set current $option[2]
        set -l kind (__foundry_kind_of $option[1])
        test -n "$kind"; and string replace --regex -- '^' "$option[1]=" (__foundry_values (string replace --regex -- '^=' '' $kind))
    else if test -z "$ended"; and string match --quiet -- '-*' $current
        printf '%s\n' $options
    else if test -n "$commands[1]"; and test $position = 0
        printf '%s\n' $commands
    else
        for i in (seq (count $arguments))
            if string match --quiet -- '*\*' $arguments[$i]; or test (math $i - 1) = $position
                __foundry_values (string trim --right --chars '*' -- $arguments[$i])
                return
            end
        end
    end
end

complete --command foundry --no-files --arguments '(__foundry)'
