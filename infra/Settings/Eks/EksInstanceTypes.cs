using System.Collections.Frozen;

namespace Infra.Settings.Eks;

/// <summary>
/// The x86 machine types of EC2, as pulumi-aws 7.48.0 lists them (aws.ec2.InstanceType), without the first generations, which no longer exist,
/// and without Macs.
/// </summary>
internal static class EksInstanceTypes
{
    private static readonly FrozenSet<string> Families = """
        c1 c3 c4 c5 c5a c5ad c5d c5n c6a c6i c6id c6in c7a c7i-flex c7i c8a c8i-flex c8i c8ib c8id c8in c8ine d2 d3 d3en dl1 dl2q f1 f2 g2 g3 g3s g4ad g4dn g5
        g6 g6e g6f g7 g7e gr6 gr6f h1 hpc6a hpc6id hpc7a hpc8a i2 i3 i3en i4i i7i i7ie inf1 inf2 m1 m2 m3 m4 m5 m5a m5ad m5d m5dn m5n m5zn m6a m6i m6id m6idn
        m6in m7a m7i-flex m7i m8a m8azn m8i-flex m8i m8ib m8id m8idb m8idn m8in m8ine p2 p3 p3dn p4d p4de p5 p5e p5en p6-b200 p6-b300 p6e-gb200 r3 r4 r5 r5a
        r5ad r5b r5d r5dn r5n r6a r6i r6id r6idn r6in r7a r7i r7iz r8a r8i-flex r8i r8ib r8id r8idb r8idn r8in t1 t2 t3 t3a trn1 trn1n trn2 u-12tb1 u-18tb1
        u-24tb1 u-3tb1 u-6tb1 u-9tb1 u7i-12tb u7i-6tb u7i-8tb u7ib-12tb u7in-16tb u7in-24tb u7in-32tb u7inh-32tb vt1 x1 x1e x2idn x2iedn x2iezn x8aedz x8i z1d
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static readonly FrozenSet<string> Sizes = """
        10xlarge 112xlarge 12xlarge 16xlarge 18xlarge 224xlarge 24xlarge 2xlarge 32xlarge 36xlarge 3xlarge 480xlarge 48xlarge 4xlarge 56xlarge 64xlarge
        6xlarge 8xlarge 96xlarge 9xlarge large medium metal metal-12xl metal-16xl metal-24xl metal-32xl metal-48xl metal-96xl micro nano small xlarge
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>The letters of the families, which Karpenter calls categories.</summary>
    public static IReadOnlyList<string> Categories { get; } = [.. Families.Select(Category).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Whether there is such a type: a family that is known, and a size that is.</summary>
    public static bool Knows(string type) => type.Split('.') is [var family, var size] && Families.Contains(family) && Sizes.Contains(size);

    private static string Category(string family) => string.Concat(family.TakeWhile(char.IsAsciiLetter));
}
