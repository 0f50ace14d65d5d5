using AgentAssist.Cli.Terminal;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Cli.Training.Pii;

/// <summary>Cross-validation: the whole masker is scored on texts of groups that its model has not seen.</summary>
internal static class PiiFolds
{
    public static PiiScore Run(List<PiiExample> examples, PiiCorpus corpus, PiiTraining options, int folds, CliTerminal terminal)
    {
        var groups = examples.Select(example => example.Group).Distinct(StringComparer.Ordinal).ToArray();
        new Random(options.Seed).Shuffle(groups);
        var foldOf = groups.Index().ToDictionary(group => group.Item, group => group.Index % folds, StringComparer.Ordinal);
        var score = new PiiScore();
        for (var fold = 0; fold < folds; fold++)
        {
            var seen = examples.Where(example => foldOf[example.Group] != fold).ToList();
            var model = new PiiTrainer(options).Train(corpus.With(seen), corpus.Ordinary, new TagModelHeader(), _ => { });
            var masker = new TextMasker(PrivacyOptions.All, model);
            foreach (var example in examples.Where(example => foldOf[example.Group] == fold))
            {
                score.Add(example, masker.Find(example.Text).Select(span => (span.Span.Start, span.Span.End)));
            }

            if (terminal.ShowsProgress)
            {
                terminal.Error.WriteLine($"Fold {fold + 1} of {folds}: F2 {score.F2:f3} so far.");
            }
        }

        return score;
    }
}
