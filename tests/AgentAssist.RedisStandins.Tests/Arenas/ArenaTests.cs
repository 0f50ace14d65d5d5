using FsCheck;
using FsCheck.Fluent;
using Pipelines.Sockets.Unofficial;
using Pipelines.Sockets.Unofficial.Arenas;

namespace AgentAssist.RedisStandins.Tests.Arenas;

public sealed class ArenaTests
{
    [Fact]
    public void Allocate_AnyLengths_RunsAreEmptyAndDoNotOverlap() => Check.QuickThrowOnFailure(Prop.ForAll<byte[], bool>((lengths, small) =>
    {
        using var arena = new Arena<string?>(new ArenaOptions(blockSize: small ? 3 : 0));
        for (var cycle = 0; cycle < 3; cycle++)
        {
            var runs = lengths.Select(length => arena.Allocate(length)).ToArray();
            Assert.All(runs, run => Assert.All(run.ToArray((in string? value) => value), Assert.Null));
            for (var i = 0; i < runs.Length; i++)
            {
                runs[i].FirstSpan.Fill($"{cycle}/{i}");
            }

            for (var i = 0; i < runs.Length; i++)
            {
                Assert.Equal(lengths[i], runs[i].Length);
                Assert.All(runs[i].ToArray((in string? value) => value), value => Assert.Equal($"{cycle}/{i}", value));
            }

            arena.Reset();
        }
    }));

    [Fact]
    public void Arena_HugeCycleThenSmallOnes_GivesMemoryBack()
    {
        var retained = new List<long>();
        using var arena = new Arena<long>(new ArenaOptions(blockSize: 16, retentionPolicy: (old, needed) =>
        {
            retained.Add(old);
            return needed;
        }));

        arena.Allocate(1_000_000);
        arena.Reset();
        arena.Allocate(10);
        arena.Reset();
        arena.Allocate(10);
        arena.Reset();

        Assert.Equal([0, 1_000_000, 10], retained);
    }

    [Fact]
    public void Sequence_Walked_GivesEveryElementByReference()
    {
        using var arena = new Arena<int>();
        var sequence = arena.Allocate(4);
        var writer = sequence.GetEnumerator();
        for (var i = 0; i < 4; i++)
        {
            writer.GetNext() = i * 10;
        }

        var seen = new List<int>();
        foreach (ref var value in sequence)
        {
            seen.Add(value++);
        }

        var spans = 0;
        foreach (var span in sequence.Spans)
        {
            spans++;
            Assert.Equal([1, 11, 21, 31], span.ToArray());
        }

        Assert.Equal([0, 10, 20, 30], seen);
        Assert.Equal(1, spans);
        Assert.Equal(21, sequence[2]);
        Assert.Equal(["a1", "a11", "a21", "a31"], sequence.ToArray((in int value, in string prefix) => $"{prefix}{value}", "a"));
    }

    [Fact]
    public void Sequence_WithoutItsType_RemembersTheElements()
    {
        using var arena = new Arena<int>();
        arena.Allocate(3);
        var sequence = arena.Allocate(2);
        sequence[1] = 5;

        var untyped = sequence.Untyped();

        Assert.Equal(2, untyped.Length);
        Assert.Equal(5, untyped.Cast<int>()[1]);
        Assert.Throws<InvalidCastException>(() => untyped.Cast<string>());
        Assert.True(default(Sequence).Cast<string>().IsEmpty);
    }

    [Fact]
    public void Sequence_Empty_HasNothingToWalk()
    {
        using var arena = new Arena<int>();
        var sequence = arena.Allocate(0);

        Assert.True(sequence.IsEmpty);
        Assert.False(sequence.GetEnumerator().MoveNext());
        Assert.False(sequence.Spans.GetEnumerator().MoveNext());
        Assert.Empty(sequence.ToArray((in int value) => value));
    }

    [Fact]
    public void Sequence_IndexOutside_Throws()
    {
        using var arena = new Arena<int>();
        var sequence = arena.Allocate(2);
        arena.Allocate(2);

        Assert.Throws<IndexOutOfRangeException>(() => sequence[2]);
        Assert.Throws<IndexOutOfRangeException>(() => sequence[-1]);
        Assert.Throws<ArgumentException>(() => sequence.CopyTo(new string[1], (in int value) => $"{value}"));
    }

    [Fact]
    public void Delegates_Combined_AreWalkedInOrder()
    {
        var calls = new List<int>();
        Action first = () => calls.Add(1);
        Action both = first + (() => calls.Add(2));

        foreach (var part in both.AsEnumerable())
        {
            part();
        }

        Assert.Equal([1, 2], calls);
        Assert.True(first.IsSingle());
        Assert.False(both.IsSingle());
    }
}
