using AgentAssist.Core.Understanding.Models;
using FsCheck;
using FsCheck.Fluent;

namespace AgentAssist.Core.Tests.Understanding.Models;

public sealed class NgramReaderTests
{
    [Theory]
    [InlineData("I'm SO angry", "i'm so angry")]
    [InlineData("sooooo angry", "soo angry")]
    [InlineData("it\u2019s late", "it's late")]
    [InlineData("the bill is $49", "the bill is $52")]
    [InlineData("call  me\nnow", "call me now")]
    [InlineData("no!!!!!", "no!!!")]
    public void Read_WhatMakesNoDifference_GivesTheSameFeatures(string one, string other) => Assert.Equal(Hashes(one), Hashes(other));

    [Theory]
    [InlineData("no", "no!")]
    [InlineData("good bad", "bad good")]
    [InlineData("15", "1500")]
    [InlineData("ok 😊", "ok 😡")]
    public void Read_WhatMakesADifference_GivesOtherFeatures(string one, string other) => Assert.NotEqual(Hashes(one), Hashes(other));

    [Fact]
    public void Read_MisspeltWord_SharesMostOfItsRuns()
    {
        var shared = Hashes("disappointed").Intersect(Hashes("dissapointed")).Count();

        Assert.True(shared >= 15, $"{shared} shared");
    }

    [Fact]
    public void Read_AnyText_IsBoundedByItsLengthAndNamesWordsOfIt() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(),
        text =>
        {
            text ??= "";
            var features = Features.OfThread();
            NgramReader.Read(text, features);
            Assert.InRange(features.Count, 1, (5 * text.Length) + 1);
            foreach (var feature in features.Items)
            {
                Assert.True(feature.Start < 0 || (feature.Start < feature.End && feature.End <= text.Length));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_LongText_StopsWhereModelsStopLooking()
    {
        var features = Features.OfThread();

        NgramReader.Read(string.Concat(Enumerable.Repeat("never again ", 100_000)), features);

        Assert.Equal(Features.Most, features.Count);
    }

    private static uint[] Hashes(string text)
    {
        var features = Features.OfThread();
        NgramReader.Read(text, features);
        return [.. features.Items.ToArray().Select(f => f.Hash)];
    }
}
