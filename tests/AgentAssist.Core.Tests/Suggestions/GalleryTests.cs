using System.Text;
using AgentAssist.Core.Suggestions;

namespace AgentAssist.Core.Tests.Suggestions;

public sealed class GalleryTests
{
    private const string Rewrite = "AGENTASSIST_REWRITE_GALLERY";

    private static readonly SuggestionEngine Engine = new(ReplyLibrary.Default);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, GalleryCases.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Suggest_EveryMoment_KeepsTheForm(int number)
    {
        var request = GalleryCases.All[number].Request;
        var set = Engine.Suggest(request);

        SuggestionForm.Check(set, request);
    }

    [Fact]
    public void Suggest_ProblemsOfTheGallery_AreEchoedInMostFirstReplies()
    {
        var problems = GalleryCases.All.Where(c => c.Words.Length > 0).ToArray();

        var echoed = problems.Count(c => c.Words.Any(w =>
            Engine.Suggest(c.Request).Suggestions[0].Text.Contains(w, StringComparison.OrdinalIgnoreCase)));

        Assert.True(echoed >= 0.8 * problems.Length, $"{echoed} of {problems.Length}");
    }

    [Fact]
    public void Suggest_Gallery_ReadsAsItDidWhenSomeoneLastReadIt()
    {
        var path = Path.Combine(FolderOfThisFile(), "Gallery.txt");
        var text = Draw();
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.ReadAllText(path) == text, $"Gallery.txt differs. Read it again: set {Rewrite}=1, run this test, and read the difference.");
    }

    private static string Draw()
    {
        var text = new StringBuilder("The first three suggestions for each moment of the gallery. A test compares this file; people read it.\n");
        foreach (var moment in GalleryCases.All)
        {
            text.Append('\n').Append(moment.Name).Append('\n').Append("  customer: ").Append(moment.Request.Utterance.Text).Append('\n');
            var set = Engine.Suggest(moment.Request);
            foreach (var suggestion in set.Suggestions.Take(3))
            {
                text.Append("  - ").Append(suggestion.Approach).Append(": ").Append(suggestion.Text.Replace("\n", " / ")).Append('\n');
            }

            text.Append("    why: ").Append(set.Suggestions[0].Rationale).Append('\n');
        }

        return text.ToString();
    }

    private static string FolderOfThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
