using AgentAssist.Cli.Training;

namespace AgentAssist.Cli.Tests.Training;

public sealed class NetworkTests
{
    private const int Features = 30;
    private const int Labels = 3;

    [Fact]
    public void Join_Several_AnswersTheMeanOfWhatEachAnswers()
    {
        Network[] networks = [Train(1, 32), Train(2, 64), Train(3, 32)];

        var joined = Network.Join(networks);

        var random = new Random(4);
        for (var text = 0; text < 100; text++)
        {
            var features = Enumerable.Range(0, text % 12).Select(_ => random.Next(Features)).ToArray();
            var each = networks.Select(network => network.Score(features)).ToArray();
            var scores = joined.Score(features);
            Assert.Equal(Labels, scores.Length);
            for (var label = 0; label < Labels; label++)
            {
                Assert.Equal(each.Average(e => e[label]), scores[label], 4);
            }
        }
    }

    [Fact]
    public void Join_One_IsItself()
    {
        var network = Train(1, 32);

        Assert.Same(network, Network.Join([network]));
    }

    [Fact]
    public void Join_Networks_LeavesThemAsTheyAre()
    {
        Network[] networks = [Train(1, 32), Train(2, 32)];

        Network.Join(networks).Vectors.AsSpan().Clear();

        Assert.Equal(Train(1, 32).Vectors, networks[0].Vectors);
        Assert.Equal(Train(2, 32).Output, networks[1].Output);
    }

    [Fact]
    public void Train_RowsThatOneFeatureTells_LearnsThem()
    {
        var network = Train(1, 32);

        for (var feature = 0; feature < Features; feature++)
        {
            Assert.Equal(feature % Labels, Choice.Best(network.Score([feature])));
        }
    }

    [Fact]
    public void Score_FeaturesInAnyOrder_IsNearlyTheSame()
    {
        var network = Train(1, 32);

        Assert.All(network.Score([1, 5, 9]).Zip(network.Score([9, 1, 5])), pair => Assert.Equal(pair.First, pair.Second, 4));
    }

    // A row for each feature; which of the labels is right goes round.
    private static Network Train(int seed, int dimensions)
    {
        var rows = new FeatureMatrix(Features);
        var targets = new float[Features][];
        for (var row = 0; row < Features; row++)
        {
            rows.Begin();
            rows.Add(row);
            targets[row] = new float[Labels];
            targets[row][row % Labels] = 1;
        }

        rows.Complete();
        var options = new NetworkOptions(dimensions, 12, 0.1f, 0, 0, Chooses: true);
        return Network.Train(rows, targets, [.. Enumerable.Range(0, Features)], Features, options, seed, null, CancellationToken.None);
    }
}
