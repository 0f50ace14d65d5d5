using System.CommandLine;
using AgentAssist.Robustness.Cluster;
using AgentAssist.Robustness.Load;
using AgentAssist.Robustness.Running;

namespace AgentAssist.Robustness.Commands;

/// <summary><c>soak</c>: a long run under load and faults, for what only time shows.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var nodes = new Option<int>("--nodes") { Description = "1 over SQLite, or 2 to 9 over PostgreSQL and Redis.", DefaultValueFactory = _ => 1 };
        var seed = new Option<int>("--seed") { Description = "Decides traffic and faults.", DefaultValueFactory = _ => 1 };
        var duration = new Option<TimeSpan>("--duration")
        {
            Description = "How long, for example 30m.",
            DefaultValueFactory = _ => TimeSpan.FromMinutes(30),
            CustomParser = Durations.Parse,
        };
        var share = new Option<double>("--share") { Description = "Which part of the peak is asked for.", DefaultValueFactory = _ => 0.5 };
        var rate = new Option<double?>("--rate") { Description = "Calls a second instead of a share of the peak." };
        var command = new Command("soak", "Half the peak and a fault every ten seconds; memory and handles must stay flat.")
        {
            nodes, seed, duration, share, rate,
        };
        command.SetAction(async (parsed, token) =>
        {
            var several = parsed.GetValue(nodes) > 1;
            var options = new RunOptions
            {
                Cluster = new ClusterOptions
                {
                    Nodes = parsed.GetValue(nodes),
                    Store = several ? StoreKind.Postgres : StoreKind.Sqlite,
                    Redis = several ? RedisKind.Single : RedisKind.None,
                },
                Seed = parsed.GetValue(seed),
                Duration = parsed.GetValue(duration),
                Pace = 3,
            };
            var output = parsed.InvocationConfiguration.Output;
            return await new SoakRun(options, parsed.GetValue(share), parsed.GetValue(rate), output.WriteLine).RunAsync(output, token)
                ? ExitCodes.Kept
                : ExitCodes.Broken;
        });
        return command;
    }
}
