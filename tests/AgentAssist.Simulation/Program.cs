using System.CommandLine;
using System.Globalization;
using AgentAssist.Simulation;
using AgentAssist.Simulation.World;

var seeds = new Option<string>("--seeds") { Description = "The first and last seed, as in 1-10000.", DefaultValueFactory = _ => "1-1000" };
var sabotage = new Option<Sabotage>("--sabotage") { Description = "What to break on purpose, to see that it is noticed." };
var trace = new Option<bool>("--trace") { Description = "Print what happens." };
var command = new RootCommand("Runs the core on virtual time, three nodes of it, with faults, and checks what is left.") { seeds, sabotage, trace };
command.SetAction(async parsed =>
{
    var range = parsed.GetValue(seeds)!.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();

    // Everything runs on the pool's one thread from here on.
    return await Task.Run(() => Runs.AllAsync(range[0], range[^1], parsed.GetValue(sabotage), parsed.GetValue(trace)));
});
return command.Parse(args).Invoke();
