using AgentAssist.Cli;
using AgentAssist.Cli.Terminal;

return await CommandLine.RunAsync(args, CliTerminal.OfProcess(), CancellationToken.None);
