using System.CommandLine;
using AgentAssist.Robustness.Cluster;
using AgentAssist.Robustness.Reporting;
using AgentAssist.Robustness.Running;

namespace AgentAssist.Robustness.Commands;

/// <summary><c>run</c>: traffic and faults for a while, then the verdict.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var nodes = new Option<int>("--nodes") { Description = "How many server processes, 1 to 9.", DefaultValueFactory = _ => 3 };
        var seed = new Option<int>("--seed") { Description = "Decides traffic and faults.", DefaultValueFactory = _ => 1 };
        var duration = new Option<TimeSpan>("--duration")
        {
            Description = "How long, for example 90s or 10m.",
            DefaultValueFactory = _ => TimeSpan.FromMinutes(1),
            CustomParser = Durations.Parse,
        };
        var store = new Option<StoreKind?>("--store") { Description = "The system of record; one node takes sqlite by default, several postgres." };
        var redis = new Option<RedisKind?>("--redis") { Description = "Redis between the nodes; one node takes none by default, several a single one." };
        var genuine = new Option<bool>("--genuine") { Description = "Runs the server's own program: no faults within the process." };
        var faults = new Option<string>("--faults") { Description = "Only kinds that begin like this, separated by commas.", DefaultValueFactory = _ => "" };
        var quiet = new Option<TimeSpan>("--quiet")
        {
            Description = "How long it is quiet between two faults, at most.",
            DefaultValueFactory = _ => TimeSpan.FromSeconds(1.5),
            CustomParser = Durations.Parse,
        };
        var report = new Option<FileInfo?>("--report") { Description = "Writes the report as JSON as well." };
        var command = new Command("run", "Records traffic while things break, and checks the record against the promises.")
        {
            nodes, seed, duration, store, redis, genuine, faults, quiet, report,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(nodes) is < 1 or > 9)
            {
                result.AddError("--nodes must be 1 to 9.");
            }
            else if (result.GetValue(nodes) > 1 && (result.GetValue(store) == StoreKind.Sqlite || result.GetValue(redis) == RedisKind.None))
            {
                result.AddError("Several nodes need --store postgres and a Redis between them.");
            }
        });
        command.SetAction((parsed, token) =>
        {
            var several = parsed.GetValue(nodes) > 1;
            var options = new RunOptions
            {
                Cluster = new ClusterOptions
                {
                    Nodes = parsed.GetValue(nodes),
                    Store = parsed.GetValue(store) ?? (several ? StoreKind.Postgres : StoreKind.Sqlite),
                    Redis = parsed.GetValue(redis) ?? (several ? RedisKind.Single : RedisKind.None),
                    Genuine = parsed.GetValue(genuine),
                },
                Seed = parsed.GetValue(seed),
                Duration = parsed.GetValue(duration),
                Quiet = (Math.Min(0.3, parsed.GetValue(quiet).TotalSeconds), parsed.GetValue(quiet).TotalSeconds),
                Faults = parsed.GetValue(faults)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            };
            return RunAsync(options, parsed.GetValue(report), parsed.InvocationConfiguration.Output, token);
        });
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options, FileInfo? report, TextWriter output, CancellationToken cancellationToken)
    {
        var result = await new RobustnessRun(options, output.WriteLine).RunAsync(cancellationToken);
        ReportText.Write(result, output);
        if (report is not null)
        {
            await ReportFile.WriteAsync(result, report.FullName);
        }

        return result.Violations.Count == 0 ? ExitCodes.Kept : ExitCodes.Broken;
    }
}
