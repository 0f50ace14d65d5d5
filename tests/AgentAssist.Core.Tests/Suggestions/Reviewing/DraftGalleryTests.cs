using System.Text;
using AgentAssist.Core.Suggestions;
using AgentAssist.Core.Suggestions.Reviewing;
using AgentAssist.V1;

namespace AgentAssist.Core.Tests.Suggestions.Reviewing;

public sealed class DraftGalleryTests
{
    private const string Rewrite = "AGENTASSIST_REWRITE_GALLERY";

    private static readonly DraftReviewer Reviewer = new(ReplyLibrary.Default);

    [Fact]
    public void Review_Gallery_ReadsAsItDidWhenSomeoneLastReadIt()
    {
        var path = Path.Combine(FolderOfThisFile(), "Drafts.txt");
        var text = Draw();
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.ReadAllText(path) == text, $"Drafts.txt differs. Read it again: set {Rewrite}=1, run this test, and read the difference.");
    }

    private static string Draw()
    {
        var text = new StringBuilder("What the review says of each draft, and its better version. A test compares this file; people read it.\n");
        foreach (var one in DraftCases.All)
        {
            var review = Reviewer.Review(one.Draft, DraftCases.Ground(one.Request), one.Name);
            text.Append('\n').Append(one.Name).Append('\n').Append("  customer: ").Append(one.Request.Utterance.Text).Append('\n');
            text.Append("  draft:    ").Append(OneLine(one.Draft)).Append('\n');
            text.Append($"  reacts {review.EmotionalReaction}, understands {review.Interpretation}, explores {review.Exploration}");
            text.Append(review.PrinciplesServed.Count > 0 ? "; serves " + Names(review.PrinciplesServed) : "").Append('\n');
            foreach (var finding in review.Findings)
            {
                var words = one.Draft[finding.Span.Start..finding.Span.End];
                var sources = finding.Evidence.Count > 0 ? $" ({string.Join(' ', finding.Evidence.Select(e => e.Id))})" : "";
                text.Append("  - ").Append(finding.Guard).Append(words.Length > 0 ? $" \"{OneLine(words)}\": " : ": ").Append(finding.Why).Append(sources).Append('\n');
            }

            foreach (var promise in review.Promises)
            {
                text.Append("  promises: ").Append(promise.What).Append(promise.Due.Length > 0 ? " by " + promise.Due : "").Append('\n');
            }

            text.Append("  better:   ").Append(review.BetterText == one.Draft ? "the same" : OneLine(review.BetterText)).Append('\n');
        }

        return text.ToString();
    }

    private static string Names(IEnumerable<Principle> principles) => string.Join(", ", principles.Select(EnumNames.UpperSnake));

    private static string OneLine(string text) => text.Replace("\n", " / ");

    private static string FolderOfThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
