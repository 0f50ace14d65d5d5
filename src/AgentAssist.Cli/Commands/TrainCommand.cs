using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Rendering;
using AgentAssist.Cli.Terminal;
using AgentAssist.Cli.Training;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Cli.Commands;

/// <summary>Trains models from tables of one's own.</summary>
internal static class TrainCommand
{
    private const int Permille = 1000;

    public static Command Create(CliContext context)
    {
        var command = new Command("train", "Train a model from labelled texts; the same rows and seed give the same model, byte for byte.");
        foreach (var task in (TrainingTask[])[new IntentTask(), new EmotionTask(), new SignalsTask(), new SentimentTask(), new RecordsTask(), new NextStepTask(), new ReflectionTask(), new NeedTask()])
        {
            command.Add(Create(task, context));
        }

        command.Add(TrainPiiCommand.Create(context));
        command.Add(TrainRiskCommand.Create(context));

        return command;
    }

    private static Command Create(TrainingTask task, CliContext context)
    {
        var input = Files("--input", "A table with the columns id and text and those of the labels, separated by tabs. May be given several times.");
        input.Required = true;
        var output = new Option<string>("--output") { Description = "The model to write.", Required = true, HelpName = "FILE" };
        var dev = Files("--dev", "A table of rows that are not learned from, to measure by.");
        var unlabelled = Files("--unlabelled", "A table whose column text holds texts like those that the model will read; they carry over what was learned.");
        var attribution = new Option<string[]>("--attribution") { Description = "Whose data it is and under which licence; kept in the model.", HelpName = "TEXT" };
        var seed = new Option<int>("--seed") { Description = "Fixes everything that is random.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var compact = new Option<bool>("--compact") { Description = "A smaller and faster model that is a little less right." };
        var map = new Option<string?>("--label-map") { Description = "A table task, label, intent that gives labels other names; - leaves their rows out.", HelpName = "FILE" };
        var most = new Option<int>("--most") { Description = "At most so many rows of each label.", DefaultValueFactory = _ => int.MaxValue, HelpName = "N" };
        var command = new Command(task.Name, task.Description) { input, output, dev, unlabelled, attribution, seed, compact };
        if (task is IntentTask)
        {
            command.Add(map);
            command.Add(most);
        }

        command.SetAction(async (result, cancellationToken) =>
        {
            var terminal = context.Terminal;
            LabelledRow[] Read(Option<string[]> option) => [.. LabelledRow.Read(result.GetValue(option) ?? [], terminal)];
            var training = new TrainingInput(
                task is IntentTask
                    ? [.. new LabelMap(result.GetValue(map), terminal).Apply(Read(input), result.GetValue(most))]
                    : Read(input),
                [.. Read(unlabelled).Select(row => row["text"] ?? "")],
                Read(dev),
                result.GetValue(attribution) ?? [],
                result.GetValue(seed),
                result.GetValue(compact));
            var trained = await RunAsync(task, training, terminal, cancellationToken);
            await ModelOutput.WriteAsync(result.GetRequiredValue(output), stream => ModelFile.Write(stream, trained.Model));
            Report(trained, training, terminal.Out);
            return CommandLine.Done;
        });
        return command;
    }

    private static Option<string[]> Files(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static async Task<TrainingResult> RunAsync(
        TrainingTask task, TrainingInput input, CliTerminal terminal, CancellationToken cancellationToken)
    {
        TrainingResult? trained = null;
        await ProgressMeter.RunAsync(terminal, $"Training {task.Name}", Permille, tick => Task.Run(
            () =>
            {
                var (gate, shown) = (new Lock(), 0L);
                trained = Trainer.Train(
                    task,
                    input,
                    share =>
                    {
                        lock (gate)
                        {
                            tick((long)(share * Permille) - shown);
                            shown = (long)(share * Permille);
                        }
                    },
                    cancellationToken);
            },
            cancellationToken));
        return trained!;
    }

    private static void Report(TrainingResult trained, TrainingInput input, TextWriter to)
    {
        var model = trained.Model;
        to.WriteLine($"{Words.Count(model.Header.Rows, "row")}, {Words.Count(model.Header.Labels.Length, "label")}, {Words.Count(model.Table.Hashes.Length, "feature")}, seed {input.Seed}.");
        to.WriteLine(trained.Dev.Count > 0 ? $"{"",-44} cross-validated   dev rows" : $"{"",-44} cross-validated");
        for (var i = 0; i < trained.HeldOut.Count; i++)
        {
            var (measure, value) = trained.HeldOut[i];
            var dev = trained.Dev.FirstOrDefault(d => string.Equals(d.Measure, measure, StringComparison.Ordinal));
            to.WriteLine($"{measure,-44} {Number(value),15}{(dev.Measure is null ? "" : $" {Number(dev.Value),10}")}");
        }
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
