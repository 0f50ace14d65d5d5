using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Terminal;
using AgentAssist.Cli.Training.Pii;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Cli.Commands;

/// <summary>Trains the tagger of names, addresses, places and organisations, and tells how good it is on what it has not seen.</summary>
internal static class TrainPiiCommand
{
    public static Command Create(CliContext context)
    {
        var input = new Option<string>("--input") { Description = "Labelled texts, JSON lines {\"text\",\"spans\",\"template_id\"?}.", Required = true, HelpName = "FILE" };
        var output = new Option<string>("--output") { Description = "The model to write; without it only --folds are run.", HelpName = "FILE" };
        var background = new Option<string[]>("--background")
        {
            Description = "Ordinary texts, tab-separated with a column \"text\"; may be given several times.",
            HelpName = "FILE",
        };
        var attribution = new Option<string[]>("--attribution") { Description = "Whose data it is and under which licence; kept in the model.", HelpName = "TEXT" };
        var folds = NumberOption.Create("--folds", "Cross-validate over groups of templates first; 0 does not.", 0, 20, 0);
        var seed = NumberOption.Create("--seed", "The seed of all chance.", 0, int.MaxValue, 1);
        var command = new Command("pii", "Train the tagger of personal data.") { input, output, background, attribution, folds, seed };
        command.SetAction(async (result, _) =>
        {
            var terminal = context.Terminal;
            var options = new PiiTraining { Seed = result.GetRequiredValue(seed) };
            var corpus = new PiiCorpus(options, ReadBackground(result.GetValue(background) ?? [], terminal));
            using var reader = TextFiles.OpenRead(result.GetRequiredValue(input), terminal);
            var examples = PiiFile.Read(reader);
            var header = new TagModelHeader { Attribution = result.GetValue(attribution) ?? [] };
            if (result.GetRequiredValue(folds) is > 1 and var count)
            {
                var score = PiiFolds.Run(examples, corpus, options, count, terminal);
                header = header with { Scores = await TellAsync(score, terminal) };
            }

            if (result.GetValue(output) is { } path)
            {
                var model = new PiiTrainer(options).Train(corpus.With(examples), corpus.Ordinary, header, _ => { });
                await ModelOutput.WriteAsync(path, stream => TagModelFile.Write(stream, model));
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static PiiBackground ReadBackground(string[] paths, CliTerminal terminal)
    {
        var background = new PiiBackground();
        foreach (var path in paths)
        {
            using var reader = TextFiles.OpenRead(path, terminal);
            background.Read(reader);
        }

        return background;
    }

    private static async Task<SortedDictionary<string, double>> TellAsync(PiiScore score, CliTerminal terminal)
    {
        await terminal.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"precision {score.Precision:f3}  recall {score.Recall:f3}  F2 {score.F2:f3}"));
        foreach (var (type, recall, characters) in score.Types)
        {
            await terminal.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {type,-16} recall {recall:f3} of {characters} characters"));
        }

        return new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["precision"] = Math.Round(score.Precision, 3),
            ["recall"] = Math.Round(score.Recall, 3),
            ["f2"] = Math.Round(score.F2, 3),
        };
    }
}
