using System.CommandLine;
using AgentAssist.Robustness.Cluster;
using AgentAssist.Robustness.Load;

namespace AgentAssist.Robustness.Commands;

/// <summary><c>overload</c>: what a node does when it is asked for more than it can.</summary>
internal static class OverloadCommand
{
    public static Command Create()
    {
        var span = new Option<TimeSpan>("--span")
        {
            Description = "How long each of three peaks and each overload lasts.",
            DefaultValueFactory = _ => TimeSpan.FromSeconds(20),
            CustomParser = Durations.Parse,
        };
        var factor = new Option<double>("--factor") { Description = "How many times the peak is asked for.", DefaultValueFactory = _ => 3 };
        var store = new Option<StoreKind>("--store") { Description = "The system of record.", DefaultValueFactory = _ => StoreKind.Sqlite };
        var command = new Command("overload", "Asks one node for several times what it can do, and looks whether it goes on doing that.")
        {
            span, factor, store,
        };
        command.SetAction(async (parsed, token) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var run = new OverloadRun(new() { Store = parsed.GetValue(store) }, parsed.GetValue(span), parsed.GetValue(factor), output.WriteLine);
            return await run.RunAsync(output, token) ? ExitCodes.Kept : ExitCodes.Broken;
        });
        return command;
    }
}
