using System.Text;
using AgentAssist.Core.Suggestions;
using AgentAssist.V1;
using static AgentAssist.Core.Tests.Suggestions.Told;

namespace AgentAssist.Core.Tests.Suggestions.Voicing;

public sealed class VoiceGalleryTests
{
    private const string Rewrite = "AGENTASSIST_REWRITE_GALLERY";

    private static readonly (string Name, BrandVoice Voice)[] Brands =
        [("as written", Voices.AsWritten), ("a bank", Voices.Bank), ("a shop", Voices.Shop)];

    private static readonly Channel[] Channels = [Channel.Chat, Channel.Voice, Channel.Email, Channel.Social];

    private static readonly SuggestionRequest[] Moments =
    [
        Named("bank, charged twice"),
        Named("shop, parcel late"),
        Request("My dad passed away and I need to close his account.", "sadness .8, vulnerability .9, grief .8", Context("en-US", "America/Chicago")),
        Request("I want to return the boots I bought on Friday.", "", Context("en-GB", "Europe/London")),
        Request(
            "Thank you so much, the jacket came a day early and it fits perfectly.", "gratitude .9, joy .6, sentiment .9",
            Context("en-US", "America/New_York"), Channel.Chat, Role.HumanAgent, Agent("Your jacket is on its way.")),
    ];

    [Fact]
    public void Suggest_ThreeVoicesOnFourChannels_ReadsAsItDidWhenSomeoneLastReadIt()
    {
        var path = Path.Combine(FolderOfThisFile(), "VoiceGallery.txt");
        var text = Draw();
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.ReadAllText(path) == text, $"VoiceGallery.txt differs. Read it again: set {Rewrite}=1, run this test, and read the difference.");
    }

    private static string Draw()
    {
        var engines = Brands.Select(b => (b.Name, Engine: new SuggestionEngine(Voices.Library(b.Voice)))).ToArray();
        var text = new StringBuilder("The first suggestion for five moments in three voices on four channels. A test compares this file; people read it.\n");
        foreach (var moment in Moments)
        {
            text.Append("\ncustomer: ").Append(moment.Utterance.Text).Append('\n');
            foreach (var channel in Channels)
            {
                text.Append("  ").Append(channel.ToString().ToLowerInvariant()).Append('\n');
                foreach (var (name, engine) in engines)
                {
                    var said = engine.Suggest(moment with { Channel = channel }).Suggestions[0].Text;
                    text.Append("    ").Append(name).Append(": ").Append(said.Replace("\n", " / ")).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static SuggestionRequest Named(string start) => GalleryCases.All.Single(c => c.Name.StartsWith(start, StringComparison.Ordinal)).Request;

    private static string FolderOfThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
