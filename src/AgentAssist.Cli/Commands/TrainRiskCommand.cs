using System.CommandLine;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Terminal;
using AgentAssist.Cli.Training.Risk;
using AgentAssist.Core.Understanding.Risk;

namespace AgentAssist.Cli.Commands;

/// <summary>Trains the risk that a conversation escalates.</summary>
internal static class TrainRiskCommand
{
    private const int Permille = 1000;

    public static Command Create(CliContext context)
    {
        var input = new Option<string[]>("--input")
        {
            Description = "JSON lines {\"id\",\"label\",\"turns\":[{\"speaker\",\"text\"}]}, label annoyed, escalated or calm; "
                + "\"tasks\" groups dialogues about the same. May be given several times.",
            Required = true,
            HelpName = "FILE",
        };
        var output = new Option<string>("--output") { Description = "The model to write.", Required = true, HelpName = "FILE" };
        var baseRate = NumberOption.Create(
            "--base-rate", "The share of dialogues that escalate in nature, whatever it is in the file.", 0.001, 0.5, fallback: 0.04);
        var attribution = new Option<string[]>("--attribution")
        {
            Description = "Whose data it is and under which licence; kept in the model.",
            HelpName = "TEXT",
        };
        var seed = new Option<int>("--seed") { Description = "Fixes everything that is random.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var command = new Command("risk", "The risk that a conversation escalates, from whole dialogues.") { input, output, baseRate, attribution, seed };
        command.SetAction(async (result, cancellationToken) =>
        {
            var dialogues = RiskDialogue.Read(result.GetRequiredValue(input), context.Terminal, cancellationToken);
            if (dialogues.Count(dialogue => dialogue.Escalated) is var escalated && (escalated == 0 || escalated == dialogues.Count))
            {
                throw new CliException("There must be dialogues that escalated and dialogues that did not.");
            }

            var training = new RiskTraining(dialogues, result.GetValue(baseRate), result.GetValue(attribution) ?? [], result.GetValue(seed));
            var trained = await RunAsync(training, context.Terminal, cancellationToken);
            var report = new RiskReport(training, trained);
            foreach (var (measure, heldOut, otherGroups) in report.Measures())
            {
                trained.Model.Header.Scores[$"held_out_{measure}"] = Math.Round(heldOut, 4);
                trained.Model.Header.Scores[$"other_tasks_{measure}"] = Math.Round(otherGroups, 4);
            }

            await ModelOutput.WriteAsync(result.GetRequiredValue(output), stream => RiskModelFile.Write(stream, trained.Model));
            report.Write(context.Terminal.Out);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<RiskTrained> RunAsync(RiskTraining training, CliTerminal terminal, CancellationToken cancellationToken)
    {
        RiskTrained? trained = null;
        await ProgressMeter.RunAsync(terminal, "Training risk", Permille, tick => Task.Run(
            () =>
            {
                var shown = 0L;
                void Progress(double share)
                {
                    tick((long)(share * Permille) - shown);
                    shown = (long)(share * Permille);
                }

                trained = new RiskTrainer(training, Progress, cancellationToken).Train();
            },
            cancellationToken));
        return trained!;
    }
}
