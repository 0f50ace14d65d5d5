using System.CommandLine;
using System.Globalization;
using AgentAssist.Cli.Files;
using AgentAssist.Cli.Importing;
using AgentAssist.Cli.Offline;
using AgentAssist.Cli.Terminal;
using AgentAssist.Core;
using AgentAssist.Core.Suggestions.Learned;

namespace AgentAssist.Cli.Commands;

/// <summary>Works on learned replies without a server.</summary>
internal static class RepliesCommand
{
    public static Command Create(CliContext context) => new("replies", "Work on learned replies without a server.")
    {
        CreateEvaluate(context),
    };

    private static Command CreateEvaluate(CliContext context)
    {
        var dialogues = new Option<string>("--dialogues")
        {
            Description = "Dialogues as \"advise\" reads cases; - is standard input.",
            Required = true,
            HelpName = "FILE",
        };
        var conversations = new Option<int>("--conversations")
        {
            Description = "In how many dialogues a reply must have been said, 1 to 1,000.",
            DefaultValueFactory = _ => new AssistOptions().LearnedReplyConversations,
        };
        conversations.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValue(conversations) is < 1 or > 1_000)
            {
                result.AddError("--conversations must be 1 to 1,000.");
            }
        });
        var evaluate = new Command(
            "evaluate",
            "Learn replies from some dialogues and look for those of the others: held out are the dialogues of which the SHA-256 of the id has an "
            + "even first byte. A reply counts as found where what was said, without what is personal, is one of the replies listed.")
        {
            dialogues, conversations,
        };
        evaluate.SetAction(async (result, cancellationToken) => await EvaluateAsync(
            context.Terminal, result.GetRequiredValue(dialogues), result.GetValue(conversations), cancellationToken));
        return evaluate;
    }

    private static async Task<int> EvaluateAsync(CliTerminal terminal, string path, int conversations, CancellationToken cancellationToken)
    {
        using var reader = TextFiles.OpenRead(path, terminal);
        var faults = new LineFaults(terminal);
        var evaluation = new ReplyEvaluation(new LearnedBounds(conversations, int.MaxValue));
        await ProgressMeter.RunAsync(terminal, "Learning", terminal.ShowsProgress ? Rows.CountLines(path) : 0, async tick =>
        {
            foreach (var one in CaseFile.Read(path, reader, faults))
            {
                await evaluation.AddAsync(Transcripts.Of(one), cancellationToken);
                tick(1);
            }
        });
        Write(terminal.Out, await evaluation.RunAsync(cancellationToken));
        faults.ThrowIfAny(path, "The others were used.");
        return CommandLine.Done;
    }

    private static void Write(TextWriter to, ReplyEvaluationResult result)
    {
        Line("learned from", $"{result.LearnedFrom:N0} dialogues: {result.Replies:N0} replies");
        Line("held out", $"{result.Dialogues:N0} dialogues: {result.Questions:N0} replies to find");
        Line("recall@1", Share(result.At1, result.Questions));
        Line("recall@5", Share(result.At5, result.Questions));
        Line("recall@10", Share(result.At10, result.Questions));
        Line("upper bound", $"{Share(result.Reachable, result.Questions)} were learned; {Share(result.Seen, result.Questions)} were said at all in what was learned from");
        Line("sure", $"{Share(result.Sure, result.Questions)} of the time, and then right {Share(result.SureAndRight, result.Sure)}");
        Line("asks", $"{Share(result.Asking, result.Questions)} of the time, sure enough to lead, and then right {Share(result.AskingAndRight, result.Asking)}");
        Line("look-up", $"{result.Time.TotalMicroseconds / Math.Max(1, result.Questions):N0} µs on average");

        void Line(string name, string value) => to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-13} {value}"));
    }

    private static string Share(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / Math.Max(1, whole):0.0} %");
}
