using AgentAssist.Cli.Training.Pii;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Privacy.Tagging;

namespace AgentAssist.Cli.Tests.Training;

public sealed class PiiTrainerTests
{
    private static readonly PiiTraining Small = new() { Rows = 1 << 13, Fillings = 1, Background = 0, Epochs = 2 };

    [Fact]
    public void Train_OneSeed_GivesOneModel()
    {
        var first = Bytes(Train(Small));
        Assert.Equal(first, Bytes(Train(Small)));
        Assert.NotEqual(first, Bytes(Train(Small with { Seed = 2 })));
    }

    [Fact]
    public void Train_FewSentences_LearnsFromWhatStandsAroundANameNotFromTheNameItself()
    {
        var masker = new TextMasker(PrivacyOptions.All, Train(Small));
        Assert.Equal("my name is [NAME]", masker.Mask("my name is Zorblax").RestrictedText);
        Assert.Equal("where is my refund", masker.Mask("where is my refund").RestrictedText);
    }

    [Fact]
    public void Train_Model_TakesOnlyRowsThatAreUsed()
    {
        var model = Train(Small);
        Assert.Equal(Small.Rows, model.Rows);
        Assert.Equal(Small.Seed, model.Header.Seed);
    }

    private static byte[] Bytes(TagModel model)
    {
        using var stream = new MemoryStream();
        TagModelFile.Write(stream, model);
        return stream.ToArray();
    }

    private static TagModel Train(PiiTraining options)
    {
        var corpus = new PiiCorpus(options, new PiiBackground());
        return new PiiTrainer(options).Train(corpus.With([]), corpus.Ordinary, new TagModelHeader(), _ => { });
    }
}
