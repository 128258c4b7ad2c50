package xyz.cofront.foundry.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CompletionScriptTest {
    @Test
    void bashKnowsWhatEachCommandTakes() {
        assertThat(CompletionScript.of(Shell.BASH, Usages.program())).contains("""
                _foundry_command() {
                  commands='' flags='' valued='' arguments=''
                      valued+=' -c=a:b,c --connect=a:b,c'
                  case $1 in
                    '')
                      commands='destroy delete pool'
                      flags+=' --version'
                      ;;
                    'destroy' | 'delete')
                      flags+=' --force'
                      valued+=' -f==@file'
                      arguments='@vm*'
                      ;;
                    'pool')
                      commands='info'
                      ;;
                    'pool info')
                      arguments='@pool @folder'
                      ;;
                    *) return 1 ;;
                  esac
                }
                """);
    }

    @Test
    void zshKnowsItWithDescriptions() {
        assertThat(CompletionScript.of(Shell.ZSH, Usages.program())).contains("""
                _foundry_command() {
                  commands=() options=() kinds=() arguments=()
                      options+=(
                        '-c:Where: it'\\''s there'
                        '--connect:Where: it'\\''s there'
                      )
                      kinds+=(
                        '-c'
                        'a:b,c'
                        '--connect'
                        'a:b,c'
                      )
                  case $1 in
                    '')
                      commands=(
                        'destroy:Remove machines'
                        'delete:Remove machines'
                        'pool:Commands on pools'
                      )
                      options+=(
                        '--version:Show the version'
                      )
                      ;;
                    'destroy' | 'delete')
                      options+=(
                        '--force:Say '\\''yes'\\'' to \\ and $HOME'
                        '-f:A file'
                      )
                      kinds+=(
                        '-f'
                        '=@file'
                      )
                      arguments=(
                        '@vm*'
                      )
                      ;;
                    'pool')
                      commands=(
                        'info:Show a pool'
                      )
                      ;;
                    'pool info')
                      arguments=(
                        '@pool'
                        '@folder'
                      )
                      ;;
                    *) return 1 ;;
                  esac
                }
                """);
    }

    @Test
    void fishKnowsItWithDescriptions() {
        assertThat(CompletionScript.of(Shell.FISH, Usages.program())).contains("""
                    set arguments
                            set --append options \\
                                '-c'\\t'Where: it\\'s there' \\
                                '--connect'\\t'Where: it\\'s there'
                            set --append kinds \\
                                '-c=a:b,c' \\
                                '--connect=a:b,c'
                    switch $argv[1]
                        case ''
                            set commands \\
                                'destroy'\\t'Remove machines' \\
                                'delete'\\t'Remove machines' \\
                                'pool'\\t'Commands on pools'
                            set --append options \\
                                '--version'\\t'Show the version'
                        case 'destroy' 'delete'
                            set --append options \\
                                '--force'\\t'Say \\'yes\\' to \\\\ and $HOME' \\
                                '-f'\\t'A file'
                            set --append kinds \\
                                '-f==@file'
                            set arguments \\
                                '@vm*'
                        case 'pool'
                            set commands \\
                                'info'\\t'Show a pool'
                        case 'pool info'
                            set arguments \\
                                '@pool' \\
                                '@folder'
                    end
                end
                """);
    }
}
